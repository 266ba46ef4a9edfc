#define _GNU_SOURCE
#include "image.h"

#include <stdint.h>
#include <string.h>

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

void **weft_image_slot(const struct weft_image *image, const char *function) {
    for (int table = 0; table < 2; table++) {
        for (size_t i = 0; image->relocations[table] && i < image->counts[table]; i++) {
            const ElfW(Rela) *relocation = &image->relocations[table][i];
            uint32_t type = ELF64_R_TYPE(relocation->r_info);
            if (type != RELOCATION_CALL && type != RELOCATION_ADDRESS) continue;
            const ElfW(Sym) *symbol = &image->symbols[ELF64_R_SYM(relocation->r_info)];
            if (strcmp(image->strings + symbol->st_name, function) == 0)
                return (void **)(image->base + relocation->r_offset);
        }
    }
    return 0;
}
