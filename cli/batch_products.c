/* The table of what a batch makes of a map: see batch_products.h. */
#include "cli/batch_products.h"

#include <string.h>

#include "cli/drawing_files.h"
#include "formats/formats.h"
#include "viz/draw.h"
#include "viz/report.h"
#include "viz/thumbnail.h"

static pm_status make_measures(const pm_cli *cli, const pm_job *job, pm_text *out, pm_text *next,
                               pm_error *err)
{
    (void)next;
    pm_results results = pm_job_results(cli, job);
    return pm_format_find("json")->write_measures(&results, out, err);
}

static pm_status make_findings(const pm_cli *cli, const pm_job *job, pm_text *out, pm_text *next,
                               pm_error *err)
{
    (void)next;
    pm_results results = pm_job_results(cli, job);
    return pm_format_find("json")->write_findings(&results, out, err);
}

/* The small drawing is of the overview, whatever the view, and takes its places where it can. */
static pm_status make_map(const pm_cli *cli, const pm_job *job, pm_text *out, pm_text *next,
                          pm_error *err)
{
    const pm_arguments *arguments = cli->arguments;
    pm_draw_options options = pm_default_draw_options();
    options.view = arguments->view != NULL ? pm_view_find(arguments->view) : options.view;
    options.paper = arguments->paper != NULL ? pm_paper_find(arguments->paper) : options.paper;
    options.portrait = arguments->portrait;
    options.grey = arguments->grey;
    bool same = options.view == pm_default_draw_options().view;
    options.thumbnail = same ? next : NULL;
    pm_status status = pm_draw_map(job->measures, job->findings, &options, out, err);
    return status == PM_OK && !same ? pm_draw_thumbnail(job->measures, next, err) : status;
}

static pm_status make_report(const pm_cli *cli, const pm_job *job, pm_text *out, pm_text *next,
                             pm_error *err)
{
    (void)next;
    pm_report_options options = pm_default_report_options();
    options.grey = cli->arguments->grey;
    options.rules = job->rules;
    options.problems = &job->reading.problems;
    return pm_write_report(job->measures, job->findings, &options, out, err);
}

static const pm_batch_product PRODUCTS[] = {
    {.word = "measures", .file = "measures.json", .stage = PM_STAGE_MEASURE, .make = make_measures},
    {.word = "findings",
     .file = "findings.json",
     .stage = PM_STAGE_AUDIT,
     .needs_findings = true,
     .make = make_findings},
    {.word = "map", .file = "map.svg", .stage = PM_STAGE_MAP, .make = make_map},
    {.word = "map", .file = "thumbnail.svg", .stage = PM_STAGE_MAP},
    {.word = "report",
     .file = "report.html",
     .stage = PM_STAGE_REPORT,
     .needs_findings = true,
     .make = make_report},
};

size_t pm_batch_product_count(void)
{
    return sizeof PRODUCTS / sizeof PRODUCTS[0];
}

const pm_batch_product *pm_batch_product_at(size_t index)
{
    return &PRODUCTS[index];
}

const char *pm_batch_product_word(size_t index)
{
    const char *before = NULL;
    for (size_t i = 0; i < pm_batch_product_count(); i++) {
        bool other = before == NULL || strcmp(before, PRODUCTS[i].word) != 0;
        if (other && index-- == 0) {
            return PRODUCTS[i].word;
        }
        before = PRODUCTS[i].word;
    }
    return NULL;
}

bool pm_batch_makes(const pm_arguments *arguments, const pm_batch_product *product)
{
    return arguments->make == NULL || pm_list_holds(arguments->make, product->word);
}
