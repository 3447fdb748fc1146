/* What can go wrong, and how it is said. First of all stages: every other file includes this one.
 *
 * Every function that can fail returns a pm_status and takes a pm_error as its last argument. Who
 * finds the fault writes the message; callers pass it on. Messages are whole sentences that name
 * the thing, quote the user's text and say the remedy. Nothing here prints, allocates or exits. */
#ifndef PARTMAP_ENGINE_BASE_ERROR_H
#define PARTMAP_ENGINE_BASE_ERROR_H

#include <stdarg.h>
#include <stddef.h>

/* Outcome of a call. The numbers are stable; partmap's exit codes are derived from them. */
typedef enum pm_status {
    PM_OK = 0,      /* done */
    PM_USAGE = 1,   /* the caller asked for something that does not exist or does not fit */
    PM_INVALID = 2, /* the input could be read but is not valid */
    PM_IO = 3,      /* a file or stream could not be read or written */
    PM_MEMORY = 4,  /* memory ran out */
    PM_INTERNAL = 5 /* a library failed, or partmap contradicts itself: a defect to report */
} pm_status;

enum { PM_ERROR_FILE_SIZE = 256, PM_ERROR_MESSAGE_SIZE = 1024 };

/* A fault: lives on the caller's stack, owns nothing. Zero-initialise it ("pm_error err = {0}"). */
typedef struct pm_error {
    pm_status code;                      /* PM_OK: nothing happened */
    char file[PM_ERROR_FILE_SIZE];       /* name of the input; empty: not about a file */
    size_t line;                         /* from 1; 0: unknown */
    size_t column;                       /* from 1, in characters as libxml2 counts; 0: unknown */
    char message[PM_ERROR_MESSAGE_SIZE]; /* a sentence, with its full stop; UTF-8 */
} pm_error;

/* Fills *err (which may be NULL) and returns code, so that a caller can write "return
 * pm_fail(...)". A message longer than the buffer is cut at a character's end and closed with
 * "...". */
pm_status pm_fail(pm_error *err, pm_status code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with a place in the input. */
pm_status pm_fail_at(pm_error *err, pm_status code, size_t line, size_t column, const char *format,
                     ...) __attribute__((format(printf, 5, 6)));

/* The one sentence for memory running out. Returns PM_MEMORY. */
pm_status pm_fail_memory(pm_error *err);

/* Names the input an error is about, if it is not named yet. */
void pm_error_in_file(pm_error *err, const char *file);

/* One remark about an input, kept while reading goes on. */
typedef struct pm_problem {
    int is_error;  /* 0: a warning, the text was kept; 1: the map is not valid */
    size_t line;   /* from 1; 0: unknown */
    size_t column; /* from 1; 0: unknown */
    char *message; /* a sentence; owned */
    char *file;    /* the file it is in, where that is not the input itself; else NULL; owned */
} pm_problem;

/* Growing list of problems; owned by the caller, zero-initialised, freed with pm_problems_free. */
typedef struct pm_problems {
    pm_problem *items;
    size_t count;             /* items kept */
    size_t capacity;          /* items there is room for */
    size_t errors;            /* of those kept, how many are errors */
    size_t warnings_left_out; /* warnings beyond PM_PROBLEMS_KEPT, counted only */
} pm_problems;

enum {
    PM_PROBLEMS_STOP = 20,  /* errors after which a reader gives up */
    PM_PROBLEMS_KEPT = 1000 /* warnings kept; the rest are only counted */
};

/* Adds a problem. Returns PM_OK or PM_MEMORY. */
pm_status pm_problems_add(pm_problems *problems, int is_error, size_t line, size_t column,
                          pm_error *err, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* Says of the problems from index "first" on that they are in another file than the input, where
 * that is not said yet. Returns PM_OK or PM_MEMORY. */
pm_status pm_problems_name_file(pm_problems *problems, size_t first, const char *file,
                                pm_error *err);

/* Frees what the list owns and leaves it empty. */
void pm_problems_free(pm_problems *problems);

#endif
