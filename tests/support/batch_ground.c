/* Trials of batches: see batch_ground.h. */
#include "tests/support/batch_ground.h"

#include <CUnit/CUnit.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/batch_child.h"
#include "cli/batch_frames.h"
#include "cli/batch_run.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "formats/child_confine.h"

enum { MOST_WORDS = 64, LINE_SIZE = 4096, LARGEST_FILE = 1 << 22 };

/* --- children that end badly ------------------------------------------------------------------ */

static void hang(const void *context, int out)
{
    (void)context;
    (void)out;
    for (;;) {
        pause();
    }
}

static void spin(const void *context, int out)
{
    (void)context;
    (void)out;
    for (volatile unsigned turns = 0;; turns++) {
    }
}

static void crash(const void *context, int out)
{
    (void)context;
    (void)out;
    abort();
}

/* As a library does that does not look whether there was memory; in the plain build only there is a
 * limit, elsewhere it gives up by itself. */
static void eat(const void *context, int out)
{
    enum { BITE = 1 << 20, ENOUGH = 8192 };
    (void)context;
    (void)out;
    for (size_t i = 0; i < ENOUGH; i++) {
        char *taken = malloc(BITE);
        if (taken == NULL) {
            abort();
        }
#ifdef __SANITIZE_ADDRESS__
        abort();
#endif
        memset(taken, 1, BITE);
    }
}

/* Says all but the last byte of what there was to say. */
static void break_off(const void *context, int out)
{
    char chunk[4096];
    FILE *said = tmpfile();
    if (said == NULL) {
        return;
    }
    pm_batch_do_map(context, fileno(said));
    long left = fseek(said, 0, SEEK_END) == 0 ? ftell(said) - 1 : 0;
    rewind(said);
    while (left > 0) {
        size_t wanted = left < (long)sizeof chunk ? (size_t)left : sizeof chunk;
        size_t length = fread(chunk, 1, wanted, said);
        pm_child_say(out, chunk, length);
        left -= length > 0 ? (long)length : left;
    }
    abort();
}

static void babble(const void *context, int out)
{
    (void)context;
    pm_frame_begin(out, PM_STAGE_AUDIT);
    for (size_t i = 0; i < 1000; i++) {
        pm_child_say(out, "nonsense", 8);
    }
}

static void be_nosy(const void *context, int out)
{
    bool confined = pm_child_confine();
    int door = socket(AF_INET, SOCK_STREAM, 0);
    if (!confined || door >= 0 || errno != EPERM || execlp("true", "true", (char *)NULL) == 0 ||
        errno != EPERM) {
        abort();
    }
    pm_batch_do_map(context, out);
}

static void work(const void *context, int out)
{
    static const struct {
        const char *start;
        pm_child_function function;
    } ends[] = {{"hangs", hang},     {"spins", spin},        {"crashes", crash}, {"eats", eat},
                {"babbles", babble}, {"undrawn", break_off}, {"nosy", be_nosy}};
    const pm_batch_task *task = context;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (strncmp(task->map->name, ends[i].start, strlen(ends[i].start)) == 0) {
            ends[i].function(context, out);
            return;
        }
    }
    pm_batch_do_map(context, out);
}

/* --- the ground ------------------------------------------------------------------------------ */

void ground_open(batch_ground *ground)
{
    *ground = (batch_ground){"/tmp/partmap-batch-XXXXXX"};
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(ground->folder));
}

ground_path ground_at(const batch_ground *ground, const char *name)
{
    ground_path path;
    snprintf(path.bytes, sizeof path.bytes, "%s/%s", ground->folder, name);
    return path;
}

/* Takes away all that is at path. */
static void take_away(const char *path)
{
    struct dirent **entries = NULL;
    struct stat found;
    if (lstat(path, &found) != 0 || !S_ISDIR(found.st_mode)) {
        unlink(path);
        return;
    }
    int count = scandir(path, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char inner[2 * GROUND_PATH];
        const char *name = entries[i]->d_name;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
            snprintf(inner, sizeof inner, "%s/%s", path, name);
            take_away(inner);
        }
        free(entries[i]);
    }
    free(entries);
    rmdir(path);
}

void ground_close(batch_ground *ground)
{
    take_away(ground->folder);
}

void ground_write(const batch_ground *ground, const char *name, const char *bytes)
{
    ground_path path = ground_at(ground, name);
    for (char *slash = path.bytes + strlen(ground->folder) + 1;
         (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        mkdir(path.bytes, 0777);
        *slash = '/';
    }
    FILE *file = fopen(path.bytes, "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(bytes, file);
    fclose(file);
}

void ground_map(const batch_ground *ground, const char *name, unsigned number)
{
    static const char *const sectors[] = {"business", "council", "health", "voluntary"};
    pm_text map = {0};
    unsigned members = 5 + number % 4;
    pm_text_add(&map, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
                      "<key id=\"sector\" for=\"node\" attr.name=\"sector\" "
                      "attr.type=\"string\"/>\n<graph edgedefault=\"undirected\">\n");
    for (unsigned i = 0; i < members; i++) {
        pm_text_addf(&map, "<node id=\"m%u\"><data key=\"sector\">%s</data></node>\n", i,
                     sectors[(i + number) % 4]);
    }
    for (unsigned i = 1; i < members; i++) {
        pm_text_addf(&map, "<edge source=\"m%u\" target=\"m%u\"/>\n", i, (i * (number + 1)) % i);
    }
    pm_text_add(&map, "</graph></graphml>\n");
    ground_write(ground, name, pm_text_bytes(&map));
    pm_text_free(&map);
}

bool ground_has(const batch_ground *ground, const char *name)
{
    struct stat found;
    return lstat(ground_at(ground, name).bytes, &found) == 0;
}

char *ground_read(const batch_ground *ground, const char *name)
{
    FILE *file = fopen(ground_at(ground, name).bytes, "rb");
    char *bytes = file != NULL ? calloc(LARGEST_FILE, 1) : NULL;
    if (bytes != NULL) {
        bytes[fread(bytes, 1, LARGEST_FILE - 1, file)] = '\0';
    }
    if (file != NULL) {
        fclose(file);
    }
    return bytes;
}

/* --- running --------------------------------------------------------------------------------- */

static int split(char *line, char **words)
{
    static char program[] = "partmap";
    int count = 0;
    words[count++] = program;
    char *rest = NULL;
    for (char *word = strtok_r(line, " ", &rest); word != NULL && count < MOST_WORDS - 1;
         word = strtok_r(NULL, " ", &rest)) {
        words[count++] = word;
    }
    words[count] = NULL;
    return count;
}

static int run(const char *line, FILE *talk)
{
    char copy[LINE_SIZE];
    char *words[MOST_WORDS];
    pm_arguments arguments = {0};
    pm_error err = {0};
    pm_streams streams = {.in = stdin, .out = talk, .err = talk};
    snprintf(copy, sizeof copy, "%s", line);
    int count = split(copy, words);
    const pm_command *command = pm_command_find("batch");
    int code = PM_EXIT_USAGE;
    if (pm_options_parse(command, count, words, 0, &arguments, &err) == PM_OK) {
        pm_cli cli = {.command = command, .arguments = &arguments, .streams = &streams};
        code = (int)pm_batch_run(&cli, work);
    } else {
        fputs(err.message, talk);
    }
    pm_arguments_free(&arguments);
    fflush(talk);
    return code;
}

ground_result ground_batch(const batch_ground *ground, const char *line)
{
    ground_result result = {0};
    size_t length = 0;
    int before = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    FILE *talk = open_memstream(&result.said, &length);
    CU_ASSERT_TRUE_FATAL(before >= 0 && talk != NULL && chdir(ground->folder) == 0);
    result.code = run(line, talk);
    fclose(talk);
    CU_ASSERT_TRUE_FATAL(fchdir(before) == 0);
    close(before);
    return result;
}

void ground_result_free(ground_result *result)
{
    free(result->said);
    *result = (ground_result){0};
}

void ground_expect(const batch_ground *ground, const char *line, int code, const char *part)
{
    ground_result result = ground_batch(ground, line);
    bool right = result.code == code && (part == NULL || strstr(result.said, part) != NULL);
    if (!right) {
        fprintf(stderr, "\npartmap batch %s\n[exit %d]\n%s\n", line, result.code, result.said);
    }
    CU_ASSERT_TRUE(right);
    ground_result_free(&result);
}

pid_t ground_start(const batch_ground *ground, const char *line, size_t file_limit)
{
    fflush(NULL);
    pid_t process = fork();
    if (process == 0) {
        setpgid(0, 0);
        FILE *nowhere = fopen("/dev/null", "w");
        if (file_limit > 0) {
            signal(SIGXFSZ, SIG_IGN);
            setrlimit(RLIMIT_FSIZE,
                      &(struct rlimit){.rlim_cur = file_limit, .rlim_max = file_limit});
        }
        _exit(nowhere != NULL && chdir(ground->folder) == 0 ? run(line, nowhere) : 99);
    }
    CU_ASSERT_TRUE_FATAL(process > 0);
    return process;
}

int ground_wait(pid_t process)
{
    int how = 0;
    while (waitpid(process, &how, 0) < 0 && errno == EINTR) {
    }
    return WIFSIGNALED(how) ? 256 + WTERMSIG(how) : WEXITSTATUS(how);
}

bool ground_run(char *const *words)
{
    pid_t process = fork();
    if (process == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDERR_FILENO);
        execvp(words[0], words);
        _exit(127);
    }
    return process > 0 && ground_wait(process) == 0;
}

/* --- comparing ------------------------------------------------------------------------------- */

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.' ? 1 : 0;
}

static int has_same_bytes(const char *one, const char *other)
{
    FILE *first = fopen(one, "rb");
    FILE *second = fopen(other, "rb");
    int same = first != NULL && second != NULL;
    int a = 0;
    int b = 0;
    while (same && a != EOF) {
        a = getc(first);
        b = getc(second);
        same = a == b;
    }
    if (first != NULL) {
        fclose(first);
    }
    if (second != NULL) {
        fclose(second);
    }
    return same;
}

/* Files that are the same; says which is not. */
static size_t compare(const char *one, const char *other, bool *same)
{
    struct dirent **first = NULL;
    struct dirent **second = NULL;
    struct stat found;
    if (stat(one, &found) == 0 && !S_ISDIR(found.st_mode)) {
        bool equal = has_same_bytes(one, other);
        if (!equal) {
            fprintf(stderr, "\n%s and %s are not the same\n", one, other);
        }
        *same = *same && equal;
        return 1;
    }
    int count = scandir(one, &first, is_shown, alphasort);
    int others = scandir(other, &second, is_shown, alphasort);
    size_t files = 0;
    if (count != others) {
        fprintf(stderr, "\n%s and %s hold %d and %d names\n", one, other, count, others);
        *same = false;
    }
    for (int i = 0; i < count; i++) {
        char a[2 * GROUND_PATH];
        char b[2 * GROUND_PATH];
        snprintf(a, sizeof a, "%s/%s", one, first[i]->d_name);
        snprintf(b, sizeof b, "%s/%s", other, first[i]->d_name);
        files += compare(a, b, same);
        free(first[i]);
    }
    for (int i = 0; i < others; i++) {
        free(second[i]);
    }
    free(first);
    free(second);
    return files;
}

void ground_expect_same(const batch_ground *ground, const char *one, const char *other,
                        size_t least)
{
    bool same = true;
    size_t files = compare(ground_at(ground, one).bytes, ground_at(ground, other).bytes, &same);
    CU_ASSERT_TRUE(same);
    CU_ASSERT_TRUE(files >= least);
}

static size_t count_in(const char *path, const char *start)
{
    struct dirent **entries = NULL;
    size_t found = 0;
    int count = scandir(path, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char inner[2 * GROUND_PATH];
        const char *name = entries[i]->d_name;
        snprintf(inner, sizeof inner, "%s/%s", path, name);
        found += strncmp(name, start, strlen(start)) == 0 ? 1 : 0;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
            found += count_in(inner, start);
        }
        free(entries[i]);
    }
    free(entries);
    return found;
}

size_t ground_count(const batch_ground *ground, const char *folder, const char *start)
{
    return count_in(ground_at(ground, folder).bytes, start);
}
