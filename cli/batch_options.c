/* The choices of a batch: see batch_options.h. */
#include "cli/batch_options.h"

#include <string.h>

#include "cli/batch_products.h"
#include "cli/processors.h"
#include "formats/map_names.h"
#include "viz/draw.h"

/* Bytes of results that a map may give and of a temporary file, and files that a child may have
 * open. */
enum { MOST_OUTPUT = 512 << 20, LARGEST_FILE = 1 << 20, MOST_DESCRIPTORS = 32 };

/* The length keeps values apart whatever is in them. */
static void add_text(pm_text *out, const char *name, const char *value)
{
    if (value != NULL) {
        pm_text_addf(out, "%s %zu:%s\n", name, strlen(value), value);
    }
}

static void add_switch(pm_text *out, const char *name, bool on)
{
    pm_text_addf(out, "%s %s\n", name, on ? "yes" : "no");
}

static void add_reading(const pm_arguments *arguments, pm_text *out)
{
    add_text(out, "graph", arguments->graph);
    add_switch(out, "lenient", arguments->lenient);
    add_switch(out, "groups", arguments->groups_as_members);
    add_text(out, "source", arguments->source);
    add_text(out, "target", arguments->target);
    add_text(out, "id", arguments->node_id);
    for (size_t i = 0; i < arguments->redirection_count; i++) {
        const pm_redirection *redirection = &arguments->redirections[i];
        pm_text_addf(out, "map %d", (int)redirection->word);
        add_text(out, "", redirection->attribute);
    }
}

static void add_settings(const pm_settings *settings, pm_text *out)
{
    add_text(out, "ties", settings->ties);
    add_switch(out, "both", settings->combine == PM_BOTH);
    add_text(out, "sector", settings->sector);
    add_text(out, "resource", settings->resource);
    add_text(out, "decision", settings->decision);
    add_switch(out, "directed", settings->directed);
    add_switch(out, "people", settings->name_people);
    pm_text_addf(out, "seed %lu\n", settings->seed);
}

static void add_drawing(const pm_arguments *arguments, pm_text *out)
{
    pm_draw_options standard = pm_default_draw_options();
    add_text(out, "view", arguments->view != NULL ? arguments->view : standard.view->name);
    add_text(out, "paper", arguments->paper != NULL ? arguments->paper : standard.paper->name);
    add_switch(out, "portrait", arguments->portrait);
    add_switch(out, "grey", arguments->grey);
}

/* Results name the files, and rest on what they hold. */
static pm_status add_rules(const pm_arguments *arguments, pm_text *out, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; i < arguments->rules_count && status == PM_OK; i++) {
        const char *path = arguments->rules[i];
        const char *slash = strrchr(path, '/');
        pm_digest digest = {{0}};
        status = pm_map_digest(path, &digest, err);
        add_text(out, "rules", slash != NULL ? slash + 1 : path);
        add_text(out, "", digest.hex);
    }
    return status;
}

pm_status pm_batch_add_choices(const pm_arguments *arguments, pm_text *out, pm_error *err)
{
    for (size_t i = 0; i < pm_batch_product_count(); i++) {
        const pm_batch_product *product = pm_batch_product_at(i);
        add_switch(out, product->file, pm_batch_makes(arguments, product));
    }
    add_reading(arguments, out);
    add_settings(&arguments->settings, out);
    add_drawing(arguments, out);
    pm_status status = add_rules(arguments, out, err);
    return status == PM_OK ? pm_text_check(out, err) : status;
}

pm_status pm_batch_choose(pm_batch *batch, pm_error *err)
{
    const pm_arguments *arguments = batch->cli->arguments;
    unsigned seconds =
        (unsigned)(arguments->seconds > 0 ? arguments->seconds : (unsigned long)PM_BATCH_SECONDS);
    size_t memory = arguments->memory > 0 ? arguments->memory : (size_t)PM_BATCH_MEMORY;
    pm_text choices = {0};
    pm_status status = pm_batch_add_choices(arguments, &choices, err);
    if (status == PM_OK) {
        batch->options = pm_digest_bytes(pm_text_bytes(&choices), choices.length);
        batch->run = arguments->run != NULL ? arguments->run : PM_BATCH_RUN;
        batch->jobs = arguments->jobs > 0 ? arguments->jobs : pm_processors();
        batch->limits = (pm_child_limits){.memory = memory << 20U,
                                          .cpu_seconds = seconds,
                                          .seconds = seconds,
                                          .output = MOST_OUTPUT,
                                          .descriptors = MOST_DESCRIPTORS,
                                          .file_size = LARGEST_FILE};
    }
    pm_text_free(&choices);
    return status;
}
