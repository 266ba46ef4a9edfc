// A loaded library's own dynamic section: what it imports, and where the loader wrote the addresses. Whoever writes
// another address there has the library call something else.

#pragma once

#include <elf.h>
#include <link.h>
#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

/// The parts of a loaded image's dynamic section that say what it imports.
struct weft_image {
    ElfW(Addr) base;
    const ElfW(Sym) *symbols;
    const char *strings;
    /// The relocations of function calls, then all others.
    const ElfW(Rela) *relocations[2];
    /// How many of each.
    size_t counts[2];
    /// The bytes that the loader made read-only after relocating.
    ElfW(Addr) read_only_begin, read_only_end;
};

/// The imports of an image, as `dl_iterate_phdr` presents it. False if it has no dynamic section.
bool weft_image_read(const struct dl_phdr_info *info, struct weft_image *image);

/// The slot through which the image calls the imported function, or null.
void **weft_image_slot(const struct weft_image *image, const char *function);

/// Makes a slot of the image lead to another function; false where the system does not let it be written.
bool weft_image_write(const struct weft_image *image, void **slot, void *function);

/// A function that is called in place of an imported one.
struct weft_replacement {
    const char *function;
    void *replacement;
};

/// Replaces each of the functions wherever the image imports it; what is replaced already stays so.
void weft_image_replace(
    const struct weft_image *image, const struct weft_replacement *replacements, size_t count
);

#pragma GCC visibility pop
