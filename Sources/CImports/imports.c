#define _GNU_SOURCE
#include "CImports.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__x86_64__)
#define RELOCATION_CALL R_X86_64_JUMP_SLOT
#define RELOCATION_ADDRESS R_X86_64_GLOB_DAT
#elif defined(__aarch64__)
#define RELOCATION_CALL R_AARCH64_JUMP_SLOT
#define RELOCATION_ADDRESS R_AARCH64_GLOB_DAT
#else
#error "the slots of imported functions are known for x86-64 and aarch64 only"
#endif

/// glibc has added the base to these addresses; musl leaves them as they stand in the file.
static const void *absolute(const struct weft_image *image, ElfW(Addr) address) {
    return (const void *)(address < image->base ? address + image->base : address);
}

bool weft_image_read(const struct dl_phdr_info *info, struct weft_image *image) {
    const ElfW(Dyn) *entry = 0;
    memset(image, 0, sizeof *image);
    image->base = info->dlpi_addr;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type == PT_DYNAMIC) entry = (const void *)(image->base + part->p_vaddr);
        if (part->p_type == PT_GNU_RELRO) {
            image->read_only_begin = image->base + part->p_vaddr;
            image->read_only_end = image->read_only_begin + part->p_memsz;
        }
    }
    if (!entry) return false;
    for (; entry->d_tag != DT_NULL; entry++) switch (entry->d_tag) {
        case DT_SYMTAB: image->symbols = absolute(image, entry->d_un.d_ptr); break;
        case DT_STRTAB: image->strings = absolute(image, entry->d_un.d_ptr); break;
        case DT_JMPREL: image->relocations[0] = absolute(image, entry->d_un.d_ptr); break;
        case DT_PLTRELSZ: image->counts[0] = entry->d_un.d_val / sizeof(ElfW(Rela)); break;
        case DT_RELA: image->relocations[1] = absolute(image, entry->d_un.d_ptr); break;
        case DT_RELASZ: image->counts[1] = entry->d_un.d_val / sizeof(ElfW(Rela)); break;
        default: break;
    }
    return image->symbols && image->strings;
}

/// The place of the slot that a relocation is about, with the name of what it leads to; null where it is about
/// something else than an imported function.
static void **slot_of(const struct weft_image *image, const ElfW(Rela) *relocation, const char **name) {
    uint32_t type = ELF64_R_TYPE(relocation->r_info);
    if (type != RELOCATION_CALL && type != RELOCATION_ADDRESS) return 0;
    *name = image->strings + image->symbols[ELF64_R_SYM(relocation->r_info)].st_name;
    return (void **)(image->base + relocation->r_offset);
}

void **weft_image_slot(const struct weft_image *image, const char *function) {
    for (int table = 0; table < 2; table++) {
        for (size_t i = 0; image->relocations[table] && i < image->counts[table]; i++) {
            const char *name;
            void **slot = slot_of(image, &image->relocations[table][i], &name);
            if (slot && strcmp(name, function) == 0) return slot;
        }
    }
    return 0;
}

bool weft_image_write(const struct weft_image *image, void **slot, void *function) {
    uintptr_t page_size = (uintptr_t)sysconf(_SC_PAGESIZE), page = (uintptr_t)slot & ~(page_size - 1);
    // With lazy binding the slot stays writable; where the loader has protected it, it is protected again.
    bool is_protected = (uintptr_t)slot >= image->read_only_begin && (uintptr_t)slot < image->read_only_end;
    if (is_protected && mprotect((void *)page, page_size, PROT_READ | PROT_WRITE) != 0) return false;
    __atomic_store_n(slot, function, __ATOMIC_RELAXED);
    if (is_protected) mprotect((void *)page, page_size, PROT_READ);
    return true;
}

void weft_image_replace(
    const struct weft_image *image, const struct weft_replacement *replacements, size_t count
) {
    for (int table = 0; table < 2; table++) {
        for (size_t i = 0; image->relocations[table] && i < image->counts[table]; i++) {
            const char *name;
            void **slot = slot_of(image, &image->relocations[table][i], &name);
            for (size_t k = 0; slot && k < count; k++) {
                if (strcmp(name, replacements[k].function) != 0 || *slot == replacements[k].replacement) continue;
                weft_image_write(image, slot, replacements[k].replacement);
                break;
            }
        }
    }
}
