/* A program of somebody else's: built against the installed library alone, it reads a map, measures
 * it and prints one line. */
#include <partmap.h>

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    pm_error err = {0};
    pm_problems problems = {0};
    pm_map *map = NULL;
    pm_measures *measures = NULL;
    pm_settings settings = pm_default_settings();
    double members = 0;
    pm_status status = pm_map_read(argc > 1 ? argv[1] : "-", &map, &problems, &err);
    if (status == PM_OK) {
        status = pm_measure_map(map, &settings, &measures, &err);
    }
    if (status == PM_OK && pm_measures_number(measures, PM_LEVEL_NETWORK, "members", 0, &members)) {
        printf("%.0f members\n", members);
    } else {
        fprintf(stderr, "%s\n", err.message);
    }
    pm_measures_free(measures);
    pm_map_free(map);
    pm_problems_free(&problems);
    return status == PM_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
