/* Small values as JSON: see json_cells.h. */
#include "formats/json_cells.h"

#include <stdlib.h>

#include "formats/json_build.h"

/* One text, with its quotes. */
static void add_text(pm_text *out, const char *text)
{
    json_t *value = pm_json_text(text);
    char *dumped = value != NULL ? json_dumps(value, JSON_ENCODE_ANY) : NULL;
    if (dumped != NULL) {
        pm_text_add(out, dumped);
    } else {
        out->failed = true;
    }
    free(dumped);
    json_decref(value);
}

void pm_add_json_texts(pm_text *out, const char *const *items, size_t count)
{
    pm_text_add(out, "[");
    for (size_t i = 0; i < count; i++) {
        pm_text_add(out, i > 0 ? "," : "");
        add_text(out, items[i]);
    }
    pm_text_add(out, "]");
}

void pm_add_json_numbers(pm_text *out, const pm_evidence *numbers, size_t count)
{
    pm_text_add(out, "{");
    for (size_t i = 0; i < count; i++) {
        pm_text_add(out, i > 0 ? "," : "");
        add_text(out, numbers[i].name);
        pm_text_add(out, ":");
        pm_text_add_number(out, numbers[i].value);
    }
    pm_text_add(out, "}");
}
