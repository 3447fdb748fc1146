/* Drawing: the registry of what a drawing is written as. */
#include "viz/drawing_forms.h"

#include <string.h>

#include "viz/dot.h"

static const pm_form_writer SVG = {0};
static const pm_form_writer PDF = {.of_page = pm_sheet_to_pdf};
static const pm_form_writer PNG = {.of_page = pm_sheet_to_png};
static const pm_form_writer DOT = {.of_picture = pm_dot_write};

static const pm_drawing_form FORMS[] = {
    {"svg", false, "for office programs and browsers", &SVG},
    {"pdf", true, "for printing and mail, text as text", &PDF},
    {"png", true, "pixels, for what takes nothing else", &PNG},
    {"dot", false, "the diagram alone with its places, for Graphviz", &DOT},
};

size_t pm_drawing_form_count(void)
{
    return sizeof FORMS / sizeof FORMS[0];
}

const pm_drawing_form *pm_drawing_form_at(size_t index)
{
    return &FORMS[index];
}

const pm_drawing_form *pm_drawing_form_find(const char *name)
{
    for (size_t i = 0; i < pm_drawing_form_count(); i++) {
        if (strcmp(FORMS[i].name, name) == 0) {
            return &FORMS[i];
        }
    }
    return NULL;
}

const pm_drawing_form *pm_drawing_form_of_file(const char *path)
{
    const char *dot = strrchr(path, '.');
    if (dot == NULL || dot == path || dot[-1] == '/') {
        return NULL;
    }
    for (size_t i = 0; i < pm_drawing_form_count(); i++) {
        if (pm_equal_ignoring_case(FORMS[i].name, dot + 1)) {
            return &FORMS[i];
        }
    }
    return NULL;
}
