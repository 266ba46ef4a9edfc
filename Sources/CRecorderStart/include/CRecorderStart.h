// The C side of the injected recorder: a constructor, and the names under which it is found. Nothing here is called.

#pragma once
