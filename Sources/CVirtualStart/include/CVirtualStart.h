// The C side of the injected loop: a constructor, and the interface that programs find by name.
// Nothing here is called from Swift; the functions that it calls are in WeftVirtual.

#pragma once
