/* A folder of its own for trials of batches: small maps in it, batches run over them, and what they
 * wrote compared. The children do what "partmap batch" does, but for maps whose names say that they
 * are to end badly:
 *
 *     hangs    does nothing, for ever             spins    never ends its work
 *     crashes  aborts before it has said anything eats     takes all the memory there is
 *     undrawn  aborts in its last stage           babbles  says bytes that mean nothing
 *     nosy     would talk to the network, and aborts if it can */
#ifndef PARTMAP_TESTS_SUPPORT_BATCH_GROUND_H
#define PARTMAP_TESTS_SUPPORT_BATCH_GROUND_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { GROUND_PATH = 400 };

typedef struct batch_ground {
    char folder[64];
} batch_ground;

/* A path within the ground. */
typedef struct ground_path {
    char bytes[GROUND_PATH];
} ground_path;

void ground_open(batch_ground *ground);
void ground_close(batch_ground *ground);
ground_path ground_at(const batch_ground *ground, const char *name);

/* Writes a file, and the folders above it. */
void ground_write(const batch_ground *ground, const char *name, const char *bytes);

/* Writes a sound map, another one for each number. */
void ground_map(const batch_ground *ground, const char *name, unsigned number);

/* Is there such a file or folder? */
bool ground_has(const batch_ground *ground, const char *name);

/* The whole of a file; NULL: there is none. Freed with free(). */
char *ground_read(const batch_ground *ground, const char *name);

/* What a batch gave. */
typedef struct ground_result {
    int code;
    char *said; /* on the talk stream; freed by ground_result_free */
} ground_result;

/* Runs "partmap batch" in this process from within the ground. line: what follows, words separated
 * by single spaces. */
ground_result ground_batch(const batch_ground *ground, const char *line);
void ground_result_free(ground_result *result);

/* Runs it and asserts its exit code and a part of what it says (NULL: anything). */
void ground_expect(const batch_ground *ground, const char *line, int code, const char *part);

/* Begins it in a process of its own, which leaves with the exit code; that process is the leader of
 * its group. file_limit: bytes that a file may have, after which writing fails; 0: no limit. */
pid_t ground_start(const batch_ground *ground, const char *line, size_t file_limit);

/* Waits for such a process; its exit code, or 256 and the signal that ended it. */
int ground_wait(pid_t process);

/* Runs another program, its words ended by NULL; did it succeed? */
bool ground_run(char *const *words);

/* Asserts that two folders hold the same files with the same bytes, hidden ones left out, and that
 * there are at least "least". */
void ground_expect_same(const batch_ground *ground, const char *one, const char *other,
                        size_t least);

/* How many files in a folder and below have a name that begins so. */
size_t ground_count(const batch_ground *ground, const char *folder, const char *start);

#endif
