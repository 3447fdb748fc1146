/* The table of options: name, what it takes, one sentence, choices, default, and where it is kept.
 */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "cli/options.h"
#include "cli/redirection.h"
#include "cli/report_files.h"
#include "engine/base/memory.h"
#include "engine/measure/significance.h"
#include "formats/formats.h"
#include "viz/charts.h"
#include "viz/draw.h"

/* --- choices, from the registries ------------------------------------------------------------ */

/* The index-th format that writes measures (or findings). */
static const char *format_choice(size_t index, bool findings)
{
    for (size_t i = 0; i < pm_format_count(); i++) {
        const pm_format *format = pm_format_at(i);
        bool fits = (findings ? format->write_findings : format->write_measures) != NULL;
        if (fits && index-- == 0) {
            return format->name;
        }
    }
    return NULL;
}

static const char *measure_format(size_t index)
{
    return format_choice(index, false);
}

static const char *audit_format(size_t index)
{
    return format_choice(index, true);
}

static const char *convert_format(size_t index)
{
    for (size_t i = 0; i < pm_format_count(); i++) {
        if (pm_format_converts(pm_format_at(i)) && index-- == 0) {
            return pm_format_at(i)->name;
        }
    }
    return NULL;
}

static const char *level(size_t index)
{
    if (index == PM_LEVEL_COUNT) {
        return PM_ALL_LEVELS;
    }
    return index < PM_LEVEL_COUNT ? pm_level_name((pm_level)index) : NULL;
}

static const char *view(size_t index)
{
    return index < pm_view_count() ? pm_view_at(index)->name : NULL;
}

static const char *view_or_all(size_t index)
{
    return index == pm_view_count() ? PM_ALL_VIEWS : view(index);
}

static const char *drawing_form(size_t index)
{
    return index < pm_drawing_form_count() ? pm_drawing_form_at(index)->name : NULL;
}

static const char *paper(size_t index)
{
    return index < pm_paper_count() ? pm_paper_at(index)->name : NULL;
}

static const char *chart(size_t index)
{
    if (index == pm_chart_count()) {
        return PM_ALL_CHARTS;
    }
    return index < pm_chart_count() ? pm_chart_at(index)->name : NULL;
}

static const char *report_form(size_t index)
{
    const pm_report_form *form = pm_report_form_at(index);
    return form != NULL ? form->name : NULL;
}

static const char *fail_on(size_t index)
{
    static const pm_outcome outcomes[] = {PM_ISSUE, PM_WATCH};
    return index < sizeof outcomes / sizeof outcomes[0] ? pm_outcome_name(outcomes[index]) : NULL;
}

static const char *colour(size_t index)
{
    static const char *const words[] = {"auto", "always", "never"};
    return index < sizeof words / sizeof words[0] ? words[index] : NULL;
}

static const char *groups(size_t index)
{
    static const char *const words[] = {"keep", "members"};
    return index < sizeof words / sizeof words[0] ? words[index] : NULL;
}

/* --- defaults, as they are ------------------------------------------------------------------- */

static void standard_ties(pm_text *out)
{
    const char *ties = pm_default_settings().ties;
    pm_text_add(out, ties != NULL ? ties : "any kind, stated or not");
}

static void standard_sector(pm_text *out)
{
    const char *sector = pm_default_settings().sector;
    pm_text_add(out, sector != NULL ? sector : pm_vocabulary(PM_NODE_SECTOR)->name);
}

static void standard_resource(pm_text *out)
{
    const char *resource = pm_default_settings().resource;
    if (resource != NULL) {
        pm_text_add(out, resource);
    } else {
        pm_text_addf(out, "the first of %s, %s, %s that a member states",
                     pm_vocabulary(PM_NODE_BUDGET)->name, pm_vocabulary(PM_NODE_STAFF)->name,
                     pm_vocabulary(PM_NODE_FUNDING)->name);
    }
}

static void standard_decision(pm_text *out)
{
    const char *decision = pm_default_settings().decision;
    pm_text_add(out, decision != NULL ? decision : "as the map says");
}

static void standard_seed(pm_text *out)
{
    pm_text_addf(out, "%lu", pm_default_settings().seed);
}

static void standard_draws(pm_text *out)
{
    pm_text_addf(out, "not done; %d without R", (int)PM_DEFAULT_DRAWS);
}

static void standard_measure_format(pm_text *out)
{
    pm_text_add(out, measure_format(0));
}

static void standard_audit_format(pm_text *out)
{
    pm_text_add(out, audit_format(0));
}

static void standard_convert_format(pm_text *out)
{
    pm_text_add(out, "by the suffix of OUT");
}

static void standard_level(pm_text *out)
{
    pm_text_addf(out, "%s in table (%s with --only), %s in csv", pm_level_name(PM_LEVEL_NETWORK),
                 PM_ALL_LEVELS, pm_level_name(PM_LEVEL_ORGANISATION));
}

static void standard_view(pm_text *out)
{
    pm_text_add(out, pm_default_draw_options().view->name);
}

static void standard_form(pm_text *out)
{
    pm_text_addf(out, "by the suffix of -o; else %s", pm_default_draw_options().form->name);
}

static void standard_dpi(pm_text *out)
{
    pm_text_addf(out, "%u", pm_default_draw_options().dpi);
}

static void standard_paper(pm_text *out)
{
    pm_text_add(out, pm_default_draw_options().paper->name);
}

static void standard_chart(pm_text *out)
{
    pm_text_add(out, "none: the page of --view");
}

static void standard_colour(pm_text *out)
{
    pm_text_add(out, colour(PM_COLOUR_AUTO));
}

static void standard_output(pm_text *out)
{
    pm_text_add(out, "standard output");
}

static void standard_beside(pm_text *out)
{
    pm_text_add(out, "MAP with the suffix .svg, beside it");
}

static void standard_report_form(pm_text *out)
{
    pm_text_addf(out, "by the suffix of -o; else %s", report_form(0));
}

static void standard_brief(pm_text *out)
{
    pm_text_add(out, "none: the report");
}

static void standard_report(pm_text *out)
{
    pm_text_add(out, "MAP with the suffix .html, beside it");
}

static void standard_only(pm_text *out)
{
    pm_text_add(out, "all");
}

static void standard_graph(pm_text *out)
{
    pm_text_add(out, "every graph, one after the other");
}

static void standard_groups(pm_text *out)
{
    pm_text_add(out, groups(0));
}

static void standard_run_shown(pm_text *out)
{
    pm_text_add(out, "the last in the order of their labels");
}

static void standard_joined(pm_text *out)
{
    pm_text_add(out, "OUT, where there is only one");
}

static void standard_fail_on(pm_text *out)
{
    pm_text_add(out, "never");
}

/* --- taking values that are more than kept --------------------------------------------------- */

static pm_status check_tie_kind(const char *kind, pm_error *err)
{
    if (pm_vocabulary_choice(PM_EDGE_KIND, kind) >= 0) {
        return PM_OK;
    }
    pm_error reason = {0};
    pm_vocabulary_check(PM_EDGE_KIND, kind, &reason);
    return pm_fail(err, PM_USAGE, "--ties: %s", reason.message);
}

static pm_status take_ties(pm_arguments *arguments, const char *value, pm_error *err)
{
    const char *rest = value;
    size_t length = 0;
    size_t kinds = 0;
    pm_status status = PM_OK;
    const char *part = NULL;
    while (status == PM_OK && (part = pm_next_part(&rest, ",", &length)) != NULL) {
        pm_text kind = {0};
        pm_text_add_bytes(&kind, part, length);
        status = check_tie_kind(pm_text_bytes(&kind), err);
        pm_text_free(&kind);
        kinds++;
    }
    if (status == PM_OK && kinds == 0) {
        return pm_fail(err, PM_USAGE,
                       "--ties names no kind of tie: write --ties=works_with,funds, "
                       "or leave it out for all.");
    }
    arguments->settings.ties = value;
    return status;
}

static pm_status take_seed(pm_arguments *arguments, const char *value, pm_error *err)
{
    char *end = NULL;
    errno = 0;
    unsigned long seed = strtoul(value, &end, 10);
    bool digits = value[0] >= '0' && value[0] <= '9';
    if (!digits || *end != '\0' || errno != 0 || seed > 0x7FFFFFFFUL) {
        return pm_fail(err, PM_USAGE,
                       "--seed is \"%s\": write a whole number from 0 to 2147483647.", value);
    }
    arguments->settings.seed = seed;
    return PM_OK;
}

static pm_status take_draws(pm_arguments *arguments, const char *value, pm_error *err)
{
    char *end = NULL;
    errno = 0;
    unsigned long draws = value != NULL ? strtoul(value, &end, 10) : PM_DEFAULT_DRAWS;
    bool sound = value == NULL || (value[0] >= '1' && value[0] <= '9' && *end == '\0');
    if (!sound || errno != 0 || draws > PM_MOST_DRAWS) {
        return pm_fail(err, PM_USAGE,
                       "--significance is \"%s\": write how many maps to draw, from 1 to %d.",
                       value != NULL ? value : "", (int)PM_MOST_DRAWS);
    }
    arguments->draws = draws;
    return PM_OK;
}

static pm_status take_dpi(pm_arguments *arguments, const char *value, pm_error *err)
{
    char *end = NULL;
    unsigned long dpi = strtoul(value, &end, 10);
    bool digits = value[0] >= '0' && value[0] <= '9' && *end == '\0';
    if (!digits || dpi < PM_LEAST_DPI || dpi > PM_MOST_DPI) {
        return pm_fail(err, PM_USAGE, "--dpi is \"%s\": write a whole number from %d to %d.", value,
                       (int)PM_LEAST_DPI, (int)PM_MOST_DPI);
    }
    arguments->dpi = (unsigned)dpi;
    return PM_OK;
}

static pm_status take_shard(pm_arguments *arguments, const char *value, pm_error *err)
{
    return pm_shard_read(value, getenv, &arguments->shard, err);
}

static pm_status take_both(pm_arguments *arguments, const char *value, pm_error *err)
{
    (void)value;
    (void)err;
    arguments->settings.combine = PM_BOTH;
    return PM_OK;
}

static pm_status take_rules(pm_arguments *arguments, const char *value, pm_error *err)
{
    void *rules = arguments->rules;
    pm_status status = pm_grow(&rules, &arguments->rules_capacity, arguments->rules_count + 1,
                               sizeof *arguments->rules, err);
    arguments->rules = rules;
    if (status == PM_OK) {
        arguments->rules[arguments->rules_count++] = value;
    }
    return status;
}

static pm_status take_colour(pm_arguments *arguments, const char *value, pm_error *err)
{
    (void)err;
    for (size_t i = 0; colour(i) != NULL; i++) {
        if (strcmp(colour(i), value) == 0) {
            arguments->colour = (pm_colour)i;
        }
    }
    return PM_OK;
}

static pm_status take_groups(pm_arguments *arguments, const char *value, pm_error *err)
{
    (void)err;
    arguments->groups_as_members = strcmp(value, groups(1)) == 0;
    return PM_OK;
}

/* --- the rows -------------------------------------------------------------------------------- */

#define KEPT_AT(field) .kept_at = offsetof(pm_arguments, field)

const pm_option pm_option_map = {
    .name = "map",
    .value = "WORD=ATTR",
    .help = "Read WORD from the attribute ATTR, such as sector=Sponsorship; node.kind=Class or "
            "edge.kind=Class where a word belongs to nodes and edges. In sheets, source, target "
            "and id name the columns of a tie's ends and of a node's id. May be given again.",
    .take = pm_redirection_take,
};

const pm_option pm_option_nodes = {
    .name = "nodes",
    .value = "FILE",
    .help = "Read the nodes from this sheet (CSV), in place of MAP.",
    KEPT_AT(nodes),
};

const pm_option pm_option_edges = {
    .name = "edges",
    .value = "FILE",
    .help = "Read the ties from this sheet (CSV); the nodes are in MAP or --nodes, or beside it.",
    KEPT_AT(edges),
};

const pm_option pm_option_lenient = {
    .name = "lenient",
    .help =
        "Mend what can be mended in a map that is not valid, and warn of each repair: nodes that "
        "edges name and that are not there, node ids given twice, values that do not fit.",
    KEPT_AT(lenient),
};

const pm_option pm_option_graph = {
    .name = "graph",
    .value = "ID|N",
    .help = "Of several graphs in MAP take the one of this id or, from 1, this number.",
    .standard = standard_graph,
    KEPT_AT(graph),
};

const pm_option pm_option_groups = {
    .name = "groups",
    .value = "HOW",
    .help =
        "What becomes of nodes in a group, that is in a graph within a node: they keep its id in "
        "\"parent\", and members also gives each a tie of kind member to it.",
    .choice = groups,
    .standard = standard_groups,
    .take = take_groups,
};

const pm_option pm_option_ties = {
    .name = "ties",
    .value = "KIND,...",
    .help = "Count only these kinds of tie.",
    .standard = standard_ties,
    .take = take_ties,
};

const pm_option pm_option_both = {
    .name = "both",
    .help = "Count a tie only when both its ends report it, not when either does.",
    .take = take_both,
};

const pm_option pm_option_sector = {
    .name = "sector",
    .value = "ATTR",
    .help = "Attribute that names a member's sector.",
    .standard = standard_sector,
    KEPT_AT(settings.sector),
};

const pm_option pm_option_resource = {
    .name = "resource",
    .value = "ATTR",
    .help = "Attribute that holds a member's resource, a number.",
    .standard = standard_resource,
    KEPT_AT(settings.resource),
};

const pm_option pm_option_decision = {
    .name = "decision",
    .value = "ID,...",
    .help = "Bodies where decisions are made.",
    .standard = standard_decision,
    KEPT_AT(settings.decision),
};

const pm_option pm_option_directed = {
    .name = "directed",
    .help = "Let routes to the decision body follow the direction of ties.",
    KEPT_AT(settings.directed),
};

const pm_option pm_option_name_people = {
    .name = "name-people",
    .help = "Show people by their names and ids as the map states them. Without it each goes by "
            "the role that the map states, or is numbered (Person 3, person-3) in the order of the "
            "file, the same in every output.",
    KEPT_AT(settings.name_people),
};

const pm_option pm_option_seed = {
    .name = "seed",
    .value = "N",
    .help = "Start of whatever is drawn by chance; the same seed gives the same result.",
    .standard = standard_seed,
    .take = take_seed,
};

const pm_option pm_option_output = {
    .letter = 'o',
    .name = "output",
    .value = "FILE",
    .help = "Write the result to FILE; - is standard output.",
    .standard = standard_output,
    KEPT_AT(output),
};

const pm_option pm_option_drawing = {
    .letter = 'o',
    .name = "output",
    .value = "FILE",
    .help = "Write the drawing to FILE, in the form its suffix names, or a drawing for each view "
            "into the folder FILE/; - is standard output.",
    KEPT_AT(output),
};

const pm_option pm_option_beside = {
    .letter = 'o',
    .name = "output",
    .value = "FILE",
    .help = "Write the drawing to FILE, in the form its suffix names.",
    .standard = standard_beside,
    KEPT_AT(output),
};

const pm_option pm_option_report_format = {
    .name = "format",
    .value = "FORMAT",
    .help = "Form of the report: a page, or Markdown for pandoc with its maps and charts as SVG "
            "beside it.",
    .choice = report_form,
    .standard = standard_report_form,
    KEPT_AT(format),
};

const pm_option pm_option_brief = {
    .name = "brief",
    .value = "ID",
    .help = "Write a brief of one page for the member ID instead of the report, or with "
            "--brief=" PM_ALL_BRIEFS " one for each member into the folder of -o. It says nothing "
            "of what other partners answered.",
    .standard = standard_brief,
    KEPT_AT(brief),
};

const pm_option pm_option_report = {
    .letter = 'o',
    .name = "output",
    .value = "FILE",
    .help = "Write the report to FILE; - is standard output.",
    .standard = standard_report,
    KEPT_AT(output),
};

const pm_option pm_option_measure_format = {
    .name = "format",
    .value = "FORMAT",
    .help = "Form of the result.",
    .choice = measure_format,
    .standard = standard_measure_format,
    KEPT_AT(format),
};

const pm_option pm_option_audit_format = {
    .name = "format",
    .value = "FORMAT",
    .help = "Form of the result.",
    .choice = audit_format,
    .standard = standard_audit_format,
    KEPT_AT(format),
};

const pm_option pm_option_convert_format = {
    .name = "format",
    .value = "FORMAT",
    .help = "Form of OUT.",
    .choice = convert_format,
    .standard = standard_convert_format,
    KEPT_AT(format),
};

const pm_option pm_option_with_measures = {
    .name = "measures",
    .help = "Write the measures of graph, nodes and edges, too.",
    KEPT_AT(with_measures),
};

const pm_option pm_option_mark = {
    .name = "bom",
    .help = "Begin csv with a byte-order mark: Excel needs it to read accents right.",
    KEPT_AT(mark),
};

const pm_option pm_option_level = {
    .name = "level",
    .value = "LEVEL",
    .help =
        "Rows to write in table and csv, which holds one level; other formats hold every level.",
    .choice = level,
    .standard = standard_level,
    KEPT_AT(level),
};

const pm_option pm_option_only = {
    .name = "only",
    .value = "KEY,...",
    .help = "Write only these measures; \"partmap explain\" lists their keys.",
    .standard = standard_only,
    KEPT_AT(only),
};

const pm_option pm_option_significance = {
    .name = "significance",
    .value = "R",
    .may_stand_alone = true,
    .help =
        "Compare with R maps drawn at random under three models and say how unusual this one is.",
    .standard = standard_draws,
    .take = take_draws,
};

const pm_option pm_option_jackknife = {
    .name = "jackknife",
    .help = "Leave out each member in turn and say how far the headline measures move.",
    KEPT_AT(jackknife),
};

const pm_option pm_option_closeness = {
    .name = "closeness",
    .help = "Also give closeness after Wasserman and Faust; harmonic is the better measure.",
    KEPT_AT(settings.closeness),
};

const pm_option pm_option_exact = {
    .name = "exact",
    .help = "Count betweenness exactly above 10,000 members, too, however long it takes.",
    KEPT_AT(settings.exact),
};

const pm_option pm_option_view = {
    .name = "view",
    .value = "NAME",
    .help = "What the drawing shows.",
    .choice = view,
    .standard = standard_view,
    KEPT_AT(view),
};

const pm_option pm_option_views = {
    .name = "view",
    .value = "NAME,...",
    .several = true,
    .help = "What the drawing shows; several views go into a folder.",
    .choice = view_or_all,
    .standard = standard_view,
    KEPT_AT(view),
};

const pm_option pm_option_drawing_format = {
    .name = "format",
    .value = "FORMAT",
    .help = "Form of the drawing, for folders and standard output.",
    .choice = drawing_form,
    .standard = standard_form,
    KEPT_AT(format),
};

const pm_option pm_option_dpi = {
    .name = "dpi",
    .value = "N",
    .help = "Pixels an inch of a png.",
    .standard = standard_dpi,
    .take = take_dpi,
};

const pm_option pm_option_paper = {
    .name = "paper",
    .value = "SIZE",
    .help = "What the page is drawn for; none is a screen.",
    .choice = paper,
    .standard = standard_paper,
    KEPT_AT(paper),
};

const pm_option pm_option_portrait = {
    .name = "portrait",
    .help = "Stand the page upright.",
    KEPT_AT(portrait),
};

const pm_option pm_option_grey = {
    .name = "grey",
    .help = "Draw without colours, for printers that have none.",
    KEPT_AT(grey),
};

const pm_option pm_option_keep_positions = {
    .name = "keep-positions",
    .help =
        "Draw members where the file puts them, by their attributes x and y or as yEd or visone "
        "drew them, instead of placing them anew.",
    KEPT_AT(keep_positions),
};

const pm_option pm_option_chart = {
    .name = "chart",
    .value = "NAME",
    .help = "Draw a chart instead of the map; all writes every chart into the folder of -o.",
    .choice = chart,
    .standard = standard_chart,
    KEPT_AT(chart),
};

const pm_option pm_option_positions = {
    .name = "positions",
    .value = "FILE",
    .help = "Leave members where an earlier drawing of partmap, FILE.svg, has them, and put new "
            "ones among them.",
    KEPT_AT(positions),
};

const pm_option pm_option_rules = {
    .name = "rules",
    .value = "FILE",
    .help = "Also apply the rules of FILE, and the conventions it sets. May be given again.",
    .take = take_rules,
};

const pm_option pm_option_fail_on = {
    .name = "fail-on",
    .value = "OUTCOME",
    .help = "Exit with 1 when a finding is that bad or worse.",
    .choice = fail_on,
    .standard = standard_fail_on,
    KEPT_AT(fail_on),
};

const pm_option pm_option_colour = {
    .name = "color",
    .value = "WHEN",
    .help = "Use colours; auto means on a terminal, unless NO_COLOR is set or TERM is dumb.",
    .choice = colour,
    .standard = standard_colour,
    .take = take_colour,
};

const pm_option pm_option_folder = {
    .letter = 'o',
    .name = "output",
    .value = "DIR",
    .help = "Write the files into the folder DIR, which is made when it is not there.",
    KEPT_AT(output),
};

const pm_option pm_option_run_shown = {
    .name = "run",
    .value = "LABEL",
    .help = "The run that cohort.csv and cohort.html speak of, where the places hold several.",
    .standard = standard_run_shown,
    KEPT_AT(run),
};

const pm_option pm_option_joined = {
    .letter = 'o',
    .name = "output",
    .value = "DIR",
    .help = "Write the joined files into the folder DIR, and bring the places there.",
    .standard = standard_joined,
    KEPT_AT(output),
};

const pm_option pm_option_force = {
    .name = "force",
    .help = "Overwrite files that are there already, filled sheets among them.",
    KEPT_AT(force),
};

const pm_option pm_option_shard = {
    .name = "shard",
    .value = "I/N",
    .help = "Do only the I-th of N parts of the places, from 1; which part a place is in follows "
            "from its name alone. auto takes both numbers from a Slurm job array.",
    .take = take_shard,
};

const pm_option pm_option_merged = {
    .letter = 'o',
    .name = "output",
    .value = "MAP.graphml",
    .help = "Write the map to MAP.graphml; - is standard output.",
    KEPT_AT(output),
};

const pm_option pm_option_apart = {
    .name = "apart",
    .help = "Write an edge for each report, not one for each tie with what both its ends report.",
    KEPT_AT(apart),
};

const pm_option pm_option_leave_out = {
    .name = "lenient",
    .help = "Leave out answers, rows and sheets that cannot be read, and warn of each.",
    KEPT_AT(lenient),
};

const pm_option pm_option_quiet = {
    .letter = 'q',
    .name = "quiet",
    .help = "Say nothing but results and errors.",
    KEPT_AT(quiet),
};

const pm_option pm_option_help = {
    .letter = 'h',
    .name = "help",
    .help = "Show this help and stop.",
    KEPT_AT(help),
};

const pm_option pm_option_version = {
    .name = "version",
    .help = "Show the version and stop.",
    KEPT_AT(version),
};
