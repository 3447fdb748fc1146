/* Makes up one partnership map of any size and writes it to standard output: see made_map.h.
 *   make_map MEMBERS SEED >MAP.graphml      MEMBERS counts organisations and bodies, from 12 */
#include <stdio.h>
#include <stdlib.h>

#include "tests/support/made_map.h"
#include "tests/support/read_count.h"

int main(int argc, char **argv)
{
    unsigned long members = 0;
    unsigned long seed = 0;
    if (argc != 3 || !read_count(argv[1], MADE_FEWEST_MEMBERS, MADE_MOST_MEMBERS, &members) ||
        !read_count(argv[2], 0, UINT32_MAX, &seed)) {
        fprintf(stderr, "usage: make_map MEMBERS SEED, MEMBERS from %d to %d\n",
                MADE_FEWEST_MEMBERS, MADE_MOST_MEMBERS);
        return 2;
    }
    made_plan plan = made_typical_plan(members, seed);
    if (!made_map_write(&plan, stdout)) {
        fputs("make_map: memory ran out.\n", stderr);
        return EXIT_FAILURE;
    }
    return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}
