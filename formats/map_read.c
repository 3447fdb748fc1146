/* Maps in: a path in, a pm_map out, whatever the format. */
#include <errno.h>
#include <string.h>

#include "formats/formats.h"

static pm_status fail_to_open(const char *path, int reason, pm_error *err)
{
    pm_status status = PM_IO;
    if (reason == ENOENT) {
        pm_fail(err, PM_IO, "There is no such file: check its name and folder.");
    } else {
        pm_fail(err, PM_IO, "The file cannot be opened: %s.", strerror(reason));
    }
    pm_error_in_file(err, path);
    return status;
}

pm_status pm_map_read(const char *path, pm_map **map, pm_problems *problems, pm_error *err)
{
    *map = NULL;
    if (strcmp(path, "-") == 0) {
        return pm_graphml_read(stdin, path, map, problems, err);
    }
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) {
        return fail_to_open(path, errno, err);
    }
    pm_status status = pm_graphml_read(stream, path, map, problems, err);
    fclose(stream);
    return status;
}
