/* Makes up the maps of many places, of 20 to 150 members each, for trials of whole batches: see
 * made_map.h. Writes FOLDER/place-0001.graphml and so on; a place is the same however many there
 * are.
 *   make_maps COUNT SEED FOLDER */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/support/made_map.h"
#include "tests/support/read_count.h"

enum { MOST_PLACES = 1000000, LONGEST_PATH = 4096 };

static bool write_place(const char *folder, unsigned long place, unsigned long seed)
{
    char path[LONGEST_PATH];
    int length = snprintf(path, sizeof path, "%s/place-%04lu.graphml", folder, place);
    FILE *out = length < (int)sizeof path ? fopen(path, "w") : NULL;
    if (out == NULL) {
        fprintf(stderr, "make_maps: %s cannot be written: %s.\n", path, strerror(errno));
        return false;
    }
    made_plan plan = made_plan_of_series(place, seed);
    bool made = made_map_write(&plan, out) && fflush(out) == 0 && !ferror(out);
    if (fclose(out) != 0 || !made) {
        fprintf(stderr, "make_maps: %s could not be written whole.\n", path);
        return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    unsigned long count = 0;
    unsigned long seed = 0;
    if (argc != 4 || !read_count(argv[1], 1, MOST_PLACES, &count) ||
        !read_count(argv[2], 0, UINT32_MAX, &seed)) {
        fprintf(stderr, "usage: make_maps COUNT SEED FOLDER, COUNT from 1 to %d\n", MOST_PLACES);
        return 2;
    }
    if (mkdir(argv[3], 0777) != 0 && errno != EEXIST) {
        fprintf(stderr, "make_maps: the folder %s cannot be made: %s.\n", argv[3], strerror(errno));
        return EXIT_FAILURE;
    }
    for (unsigned long place = 1; place <= count; place++) {
        if (!write_place(argv[3], place, seed)) {
            return EXIT_FAILURE;
        }
    }
    return EXIT_SUCCESS;
}
