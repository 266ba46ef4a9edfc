// What the program prints: libswiftCore writes a `print` with fwrite, in pieces (text, separator, newline).
// The pieces are passed on untouched, and every whole line becomes one PRINT record of the task that runs on
// this thread.

#define _GNU_SOURCE
#include "hooks.h"
#include "interpose.h"
#include "log.h"
#include "next.h"

#include <stdio.h>
#include <string.h>

struct line {
    uint64_t generation;
    uint64_t task;
    size_t length;
    char bytes[WEFT_TEXT_LIMIT];
};
/// One unfinished line a stream. In the dynamic TLS of threads that print: most threads never touch it.
static __thread struct line lines[2];

static void write_line(struct line *line, unsigned flags) {
    weft_log_write(WEFT_RECORD_PRINT, line->task, 0, 0, flags, line->bytes, line->length);
    line->length = 0;
}

static void collect(const char *bytes, size_t length, unsigned stream) {
    struct line *line = &lines[stream];
    uint64_t task = weft_id(weft_running_task());
    if (line->generation != weft_generation) line->length = 0;
    line->generation = weft_generation;
    // A line that another task left unfinished is its line; what comes now is somebody else's.
    if (line->length && line->task != task) write_line(line, stream);
    line->task = task;
    while (length) {
        const char *newline = memchr(bytes, '\n', length);
        size_t take = newline ? (size_t)(newline - bytes) : length;
        size_t room = sizeof line->bytes - line->length;
        bool whole = newline != 0 && take <= room;
        if (take > room) take = room;
        memcpy(line->bytes + line->length, bytes, take);
        line->length += take;
        bytes += take + whole;
        length -= take + whole;
        if (whole) write_line(line, stream);
        else if (line->length == sizeof line->bytes) write_line(line, stream | WEFT_PRINT_CONTINUES);
    }
}

void weft_prints_finish(void) {
    if (!weft_begin()) return;
    for (unsigned stream = 0; stream < 2; stream++) {
        bool is_ours = lines[stream].generation == weft_generation;
        if (is_ours && lines[stream].length) write_line(&lines[stream], stream);
    }
    weft_end();
}

static void note(const void *bytes, size_t length, FILE *stream) {
    if ((stream != stdout && stream != stderr) || !weft_begin()) return;
    collect(bytes, length, stream == stderr ? WEFT_PRINT_STANDARD_ERROR : 0);
    weft_end();
}

typedef size_t WriteFunction(const void *, size_t, size_t, FILE *);

size_t weft_fwrite(const void *bytes, size_t size, size_t count, FILE *stream) {
    NEXT(WriteFunction *, "fwrite");
    note(bytes, size * count, stream);
    return next(bytes, size, count, stream);
}

typedef int PutFunction(const char *, FILE *);

int weft_fputs(const char *string, FILE *stream) {
    NEXT(PutFunction *, "fputs");
    note(string, strlen(string), stream);
    return next(string, stream);
}
