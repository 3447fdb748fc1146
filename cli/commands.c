/* The table of commands, in the order of the work. */
#include "cli/commands.h"

#include <string.h>

/* Options shared by the commands that read maps, and by those that measure. */
#define READING &pm_option_map, &pm_option_lenient, &pm_option_graph, &pm_option_groups

#define MEASURING                                                                                  \
    READING, &pm_option_ties, &pm_option_both, &pm_option_sector, &pm_option_resource,             \
        &pm_option_decision, &pm_option_directed, &pm_option_seed

/* Options shared by the commands that draw. */
#define DRAWING                                                                                    \
    &pm_option_view, &pm_option_paper, &pm_option_portrait, &pm_option_grey,                       \
        &pm_option_keep_positions, &pm_option_positions

#define EVERYWHERE &pm_option_quiet, &pm_option_help, &pm_option_version

static const pm_option *const run_options[] = {&pm_option_beside, DRAWING,    MEASURING,
                                               &pm_option_colour, EVERYWHERE, NULL};
static const pm_option *const check_options[] = {READING, EVERYWHERE, NULL};
static const pm_option *const measure_options[] = {&pm_option_measure_format,
                                                   &pm_option_only,
                                                   &pm_option_level,
                                                   &pm_option_significance,
                                                   &pm_option_jackknife,
                                                   &pm_option_closeness,
                                                   &pm_option_exact,
                                                   &pm_option_output,
                                                   MEASURING,
                                                   EVERYWHERE,
                                                   NULL};
static const pm_option *const audit_options[] = {&pm_option_audit_format,
                                                 &pm_option_fail_on,
                                                 &pm_option_output,
                                                 MEASURING,
                                                 &pm_option_colour,
                                                 EVERYWHERE,
                                                 NULL};
static const pm_option *const draw_options[] = {&pm_option_drawing, DRAWING, MEASURING, EVERYWHERE,
                                                NULL};
static const pm_option *const explain_options[] = {&pm_option_help, &pm_option_version, NULL};

static const char *const run_examples[] = {
    "partmap town.graphml",
    "partmap town.graphml --view=dependency -o town-dependency.svg",
    "partmap town.graphml --map sector=Constituency --decision=board",
    NULL,
};
static const char *const check_examples[] = {
    "partmap check maps/*.graphml",
    "partmap check town.graphml --map sector=Constituency",
    NULL,
};
static const char *const measure_examples[] = {
    "partmap measure town.graphml --only=density,betweenness",
    "partmap measure town.graphml --format=csv --level=relationship -o ties.csv",
    "partmap measure town.graphml --format=json | python3 -m json.tool",
    "partmap measure town.graphml --significance=999 --seed=7",
    NULL,
};
static const char *const audit_examples[] = {
    "partmap audit town.graphml",
    "partmap audit town.graphml --format=json --fail-on=issue -o findings.json",
    NULL,
};
static const char *const draw_examples[] = {
    "partmap draw town.graphml -o town.svg",
    "partmap draw town.graphml --view=power --resource=staff -o -",
    "partmap draw drawn-in-yed.graphml --keep-positions -o town.svg",
    NULL,
};
static const char *const explain_examples[] = {
    "partmap explain",
    "partmap explain constraint gatekeepers carried_by",
    NULL,
};

static const pm_command COMMANDS[] = {
    {
        .name = "",
        .operands = "MAP",
        .summary = "the whole job: audit MAP in words and draw it beside itself",
        .description =
            "Reads a partnership map in GraphML, measures it, audits it, prints what it found in "
            "words, and draws the map as an SVG page beside it.\n\n"
            "MAP is a file, or - for standard input; then the drawing needs -o, and without it "
            "only the audit is printed.",
        .examples = run_examples,
        .least = 1,
        .most = 1,
        .missing = "Name a map to audit and draw.",
        .options = run_options,
        .run = pm_command_run,
    },
    {
        .name = "check",
        .operands = "MAP...",
        .summary = "is the map sound? every problem with its place and remedy",
        .description =
            "Reads each map and prints every problem as FILE:LINE:COLUMN with its remedy. Errors "
            "make a map unfit for use; warnings say what was left out or read in a way that may "
            "not be meant. A sound map gets one line that says what is in it, and beneath it how "
            "the file was read: its format, the program that wrote it if its ways show that, which "
            "attributes the words of partnership maps are read from, and which are only kept. "
            "--map "
            "reads a word from another attribute.\n\n"
            "Exit code 3 when a map is not sound.",
        .examples = check_examples,
        .least = 1,
        .most = (size_t)-1,
        .missing = "Name a map to check.",
        .options = check_options,
        .run = pm_command_check,
    },
    {
        .name = "measure",
        .operands = "MAP",
        .summary = "the measures of network, members, ties, people and sectors",
        .description =
            "Measures the map and writes every number there is. Undefined is \"-\" in table, an "
            "empty cell in csv, and null with its reason in json.\n\n"
            "--significance asks whether a number is more than chance: it is compared with maps of "
            "as many members and ties placed at random, with maps in which every member keeps its "
            "number of ties, and with the sectors dealt again over the same map. --jackknife asks "
            "how much hangs on any one member.",
        .examples = measure_examples,
        .least = 1,
        .most = 1,
        .missing = "Name a map to measure.",
        .options = measure_options,
        .run = pm_command_measure,
    },
    {
        .name = "audit",
        .operands = "MAP",
        .summary = "the findings, each with its evidence, a question and a next step",
        .description =
            "Measures the map and applies every rule. Each finding is an issue, something to "
            "watch, fine, or cannot be told from this map; it carries its evidence, the "
            "convention it was judged by, a question to ask and a next step.",
        .examples = audit_examples,
        .least = 1,
        .most = 1,
        .missing = "Name a map to audit.",
        .options = audit_options,
        .run = pm_command_audit,
    },
    {
        .name = "draw",
        .operands = "MAP",
        .summary = "the map as a page: SVG, A4 landscape",
        .description = "Draws the map as one page with title, legend and the findings as numbered "
                       "badges. FILE has to end in .svg; -o - writes to standard output.",
        .examples = draw_examples,
        .least = 1,
        .most = 1,
        .missing = "Name a map to draw.",
        .options = draw_options,
        .run = pm_command_draw,
    },
    {
        .name = "explain",
        .operands = "[WORD]...",
        .summary = "what a measure, a rule, a view or a word of the map means",
        .description = "Explains the key of a measure, the id of a rule, the name of a view, or a "
                       "word that maps are written in. Without WORD it lists them all.",
        .examples = explain_examples,
        .least = 0,
        .most = (size_t)-1,
        .missing = "",
        .options = explain_options,
        .run = pm_command_explain,
    },
};

size_t pm_command_count(void)
{
    return sizeof COMMANDS / sizeof COMMANDS[0];
}

const pm_command *pm_command_at(size_t index)
{
    return &COMMANDS[index];
}

const pm_command *pm_command_find(const char *name)
{
    for (size_t i = 1; i < pm_command_count(); i++) {
        if (strcmp(COMMANDS[i].name, name) == 0) {
            return &COMMANDS[i];
        }
    }
    return NULL;
}
