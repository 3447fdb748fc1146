/* Names of question sheets, safe on every system: see template_parts.h. An id in, a file name out
 * that has no folder in it, is no device of Windows, and differs from all others by more than
 * case. */
#include <stdint.h>
#include <string.h>

#include "formats/template.h"
#include "formats/template_parts.h"

enum { LONGEST_NAME = 60 };

/* Letters are made small, since two files that differ only by case are one to Windows and macOS.
 * Whatever else there is becomes a single '-' between others. */
static void add_plain_name(pm_text *out, const char *id)
{
    bool gap = false;
    size_t start = out->length;
    for (; *id != '\0' && out->length - start < LONGEST_NAME; id++) {
        bool large = *id >= 'A' && *id <= 'Z';
        bool kept = large || (*id >= 'a' && *id <= 'z') || (*id >= '0' && *id <= '9') || *id == '_';
        if (kept) {
            char letter = (char)(large ? *id - 'A' + 'a' : *id);
            pm_text_add(out, gap && out->length > start ? "-" : "");
            pm_text_add_bytes(out, &letter, 1);
        }
        gap = !kept;
    }
}

/* Names that Windows keeps for devices, whatever their suffix. */
static bool is_device(const char *name)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++) {
        if (strcmp(name, devices[i]) == 0) {
            return true;
        }
    }
    return strlen(name) == 4 && (strncmp(name, "com", 3) == 0 || strncmp(name, "lpt", 3) == 0) &&
           name[3] >= '0' && name[3] <= '9';
}

pm_status pm_add_sheet_name(pm_text *out, const pm_map *map, size_t node, pm_names *taken,
                            pm_error *err)
{
    pm_text name = {0};
    add_plain_name(&name, pm_map_node_id(map, node));
    if (name.length == 0 || is_device(pm_text_bytes(&name))) {
        pm_text_free(&name);
        pm_text_addf(&name, "partner-%zu", node + 1);
    }
    size_t plain = name.length;
    for (size_t number = 2; !name.failed && pm_names_find(taken, name.bytes) != SIZE_MAX;
         number++) {
        name.length = plain;
        pm_text_addf(&name, "-%zu", number);
    }
    pm_status status = pm_text_check(&name, err);
    if (status == PM_OK) {
        status = pm_names_add(taken, pm_text_bytes(&name), node, err);
    }
    pm_text_add(out, pm_text_bytes(&name));
    pm_text_add(out, PM_TEMPLATE_SUFFIX);
    pm_text_free(&name);
    return status;
}
