/* Forms, names and drawings of reports: see report_files.h. */
#include "cli/report_files.h"

#include <string.h>

#include "cli/job.h"

static const pm_report_form FORMS[] = {
    {"html", ".html", false},
    {"md", ".md", true},
};

enum { FORM_COUNT = sizeof FORMS / sizeof *FORMS };

const pm_report_form *pm_report_form_at(size_t index)
{
    return index < FORM_COUNT ? &FORMS[index] : NULL;
}

static bool ends_with(const char *path, const char *suffix)
{
    size_t length = strlen(path);
    size_t end = strlen(suffix);
    return length > end && pm_equal_ignoring_case(path + length - end, suffix);
}

const pm_report_form *pm_report_form_of(const pm_arguments *arguments)
{
    for (size_t i = 0; i < FORM_COUNT; i++) {
        bool named = arguments->format != NULL && strcmp(arguments->format, FORMS[i].name) == 0;
        bool by_suffix = arguments->format == NULL && arguments->output != NULL &&
                         ends_with(arguments->output, FORMS[i].suffix);
        if (named || by_suffix) {
            return &FORMS[i];
        }
    }
    return &FORMS[0];
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

void pm_add_stem(pm_text *out, const char *path)
{
    const char *name = name_of(path);
    const char *dot = strrchr(name, '.');
    pm_text_add_bytes(out, name, dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name));
}

pm_exit pm_deliver_images(const pm_cli *cli, const char *path, const pm_images *images)
{
    pm_exit done = PM_EXIT_DONE;
    for (size_t i = 0; done == PM_EXIT_DONE && i < images->count; i++) {
        pm_text file = {0};
        pm_text_add_bytes(&file, path, (size_t)(name_of(path) - path));
        pm_text_add(&file, pm_text_bytes(&images->items[i].name));
        done = pm_deliver(cli, pm_text_bytes(&file), &images->items[i].svg);
        pm_text_free(&file);
    }
    return done;
}
