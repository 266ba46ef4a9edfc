// The end of `@main async main`: the compiler's own `async_Main` calls exit(0) once main has returned, so the runtime
// never completes that task. Whether an exit comes from there, and not from the program's own code, is told by the
// symbol that contains the call.

#define _GNU_SOURCE
#include "hooks.h"
#include "interpose.h"
#include "log.h"
#include "next.h"

#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/// Whether the symbol table of an ELF image has a function of async_Main that contains an offset.
static bool is_async_main(const char *image, size_t size, uintptr_t offset) {
    const ElfW(Ehdr) *header = (const void *)image;
    if (size < sizeof *header || memcmp(header->e_ident, ELFMAG, SELFMAG) != 0) return false;
    if (header->e_shoff > size || header->e_shnum * sizeof(ElfW(Shdr)) > size - header->e_shoff) return false;
    const ElfW(Shdr) *sections = (const void *)(image + header->e_shoff);
    for (int i = 0; i < header->e_shnum; i++) {
        if (sections[i].sh_type != SHT_SYMTAB || sections[i].sh_link >= header->e_shnum) continue;
        const ElfW(Shdr) *names = &sections[sections[i].sh_link];
        if (sections[i].sh_offset > size || sections[i].sh_size > size - sections[i].sh_offset) return false;
        if (names->sh_offset > size || names->sh_size > size - names->sh_offset) return false;
        const ElfW(Sym) *symbols = (const void *)(image + sections[i].sh_offset);
        for (size_t k = 0; k < sections[i].sh_size / sizeof *symbols; k++) {
            if (offset < symbols[k].st_value || offset - symbols[k].st_value >= symbols[k].st_size) continue;
            if (symbols[k].st_name >= names->sh_size) continue;
            const char *name = image + names->sh_offset + symbols[k].st_name;
            if (memmem(name, strnlen(name, names->sh_size - symbols[k].st_name), "async_Main", 10)) return true;
        }
    }
    return false;
}

static bool comes_from_async_main(const void *return_address) {
    Dl_info info;
    struct link_map *map = 0;
    if (!dladdr1(return_address, &info, (void **)&map, RTLD_DL_LINKMAP) || !map || map->l_name[0]) return false;
    int file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    struct stat status;
    bool found = false;
    if (fstat(file, &status) == 0 && status.st_size > 0) {
        size_t size = (size_t)status.st_size;
        const char *image = mmap(0, size, PROT_READ, MAP_PRIVATE, file, 0);
        if (image != MAP_FAILED) {
            // The byte before the return address is within the call, also where the call ends its function.
            found = is_async_main(image, size, (uintptr_t)return_address - 1 - map->l_addr);
            munmap((void *)image, size);
        }
    }
    close(file);
    return found;
}

typedef void ExitFunction(int);

__attribute__((noreturn)) void weft_exit(int status) {
    NEXT(ExitFunction *, "exit");
    const void *task = weft_recording ? weft_running_task() : 0;
    if (task && status == 0 && comes_from_async_main(__builtin_return_address(0))) {
        weft_prints_finish();
        weft_log_write(WEFT_RECORD_COMPLETED, weft_id(task), 0, 0, WEFT_COMPLETED_OUTCOME_KNOWN, 0, 0);
        weft_thread.depth--;
    }
    next(status);
    __builtin_unreachable();
}
