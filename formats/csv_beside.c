/* Names of the sheets that go together: "town.nodes.csv", "town.edges.csv", "town.map.csv". A path
 * in, the path of its companion out; nothing is opened. */
#include <string.h>

#include "formats/csv_build.h"

static const char *const SUFFIXES[] = {".csv", ".tsv", ".tab", ".txt"};

/* Words that names of sheets end with: of nodes, and of ties. The second pair is Kumu's. */
static const char *const PAIRS[][2] = {{"nodes", "edges"}, {"elements", "connections"}};

/* How a sheet's path is made up: stem, mark, word, suffix. */
typedef struct anatomy {
    size_t stem;             /* bytes before the word, with the mark that parts them */
    const char *const *pair; /* NULL: no such word */
    const char *suffix;      /* within the path */
} anatomy;

static bool ends_with(const char *text, size_t length, const char *end)
{
    size_t other = strlen(end);
    char part[16];
    if (other > length || other >= sizeof part) {
        return false;
    }
    memcpy(part, text + length - other, other);
    part[other] = '\0';
    return pm_equal_ignoring_case(part, end);
}

static anatomy take_apart(const char *path)
{
    size_t length = strlen(path);
    anatomy of = {.stem = length, .suffix = path + length};
    for (size_t i = 0; i < sizeof SUFFIXES / sizeof *SUFFIXES; i++) {
        if (ends_with(path, length, SUFFIXES[i])) {
            of.stem = length - strlen(SUFFIXES[i]);
            of.suffix = path + of.stem;
            break;
        }
    }
    for (size_t i = 0; i < 2 * sizeof PAIRS / sizeof *PAIRS; i++) {
        const char *word = PAIRS[i / 2][i % 2];
        if (!ends_with(path, of.stem, word)) {
            continue;
        }
        size_t stem = of.stem - strlen(word);
        if (stem == 0 || strchr("/.-_ ", path[stem - 1]) != NULL) {
            of.stem = stem;
            of.pair = PAIRS[i / 2];
            break;
        }
    }
    return of;
}

/* Adds word in capitals where the name beside it is. */
static void add_like(pm_text *out, const char *word, const char *model)
{
    bool first = model[0] >= 'A' && model[0] <= 'Z';
    bool all = first && model[1] >= 'A' && model[1] <= 'Z';
    for (size_t i = 0; word[i] != '\0'; i++) {
        bool capital = i == 0 ? first : all;
        char c = (char)(capital ? word[i] - 'a' + 'A' : word[i]);
        pm_text_add_bytes(out, &c, 1);
    }
}

void pm_csv_add_beside(pm_text *out, const char *path, pm_csv_companion which)
{
    anatomy of = take_apart(path);
    if (strcmp(path, "-") == 0 || (of.pair == NULL && which != PM_CSV_ITS_FACTS)) {
        return;
    }
    pm_text_add_bytes(out, path, of.stem);
    if (which == PM_CSV_ITS_FACTS) {
        pm_text_add(out, of.pair == NULL ? "." : "");
        add_like(out, "map", of.pair != NULL ? path + of.stem : "m");
    } else {
        add_like(out, of.pair[which == PM_CSV_ITS_NODES ? 0 : 1], path + of.stem);
    }
    pm_text_add(out, of.suffix);
}

size_t pm_csv_stem(const char *path)
{
    anatomy of = take_apart(path);
    size_t length = of.stem;
    if (of.pair != NULL && length > 0 && path[length - 1] != '/') {
        length--; /* the mark */
    }
    return length;
}

/* Sheets that the facts of a map as a whole may go with. */
static bool add_leader_of_facts(pm_text *out, const char *path, size_t index)
{
    static const char word[] = "map";
    anatomy of = take_apart(path);
    size_t stem = of.stem - (sizeof word - 1);
    bool facts = of.pair == NULL && ends_with(path, of.stem, word) && stem > 0 &&
                 strchr(".-_ ", path[stem - 1]) != NULL;
    size_t words = 2 * sizeof PAIRS / sizeof *PAIRS;
    if (!facts || index > words) {
        return false;
    }
    bool plain = index == words;
    pm_text_add_bytes(out, path, plain ? stem - 1 : stem);
    if (!plain) {
        add_like(out, PAIRS[index / 2][index % 2], path + stem);
    }
    pm_text_add(out, of.suffix);
    return true;
}

bool pm_csv_add_leader(pm_text *out, const char *path, size_t index)
{
    if (take_apart(path).pair == NULL) {
        return add_leader_of_facts(out, path, index);
    }
    pm_text leader = {0};
    pm_csv_add_beside(&leader, path, PM_CSV_ITS_NODES);
    bool other = index == 0 && strcmp(pm_text_bytes(&leader), path) != 0;
    pm_text_add(out, other ? pm_text_bytes(&leader) : "");
    pm_text_free(&leader);
    return other;
}
