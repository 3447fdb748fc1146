/* The table of commands, in the order of the work. */
#include "cli/commands.h"

#include <string.h>

/* Options shared by the commands that read maps, and by those that measure. */
#define READING                                                                                    \
    &pm_option_map, &pm_option_nodes, &pm_option_edges, &pm_option_lenient, &pm_option_graph,      \
        &pm_option_groups

#define COUNTING                                                                                   \
    &pm_option_ties, &pm_option_both, &pm_option_sector, &pm_option_resource, &pm_option_decision, \
        &pm_option_directed, &pm_option_name_people, &pm_option_seed

#define MEASURING READING, COUNTING

/* Options shared by the commands that draw. */
#define DRAWING                                                                                    \
    &pm_option_paper, &pm_option_portrait, &pm_option_grey, &pm_option_dpi,                        \
        &pm_option_keep_positions, &pm_option_positions

#define EVERYWHERE &pm_option_quiet, &pm_option_help, &pm_option_version

static const pm_option *const run_options[] = {
    &pm_option_beside, &pm_option_view,   DRAWING,    &pm_option_rules,
    MEASURING,         &pm_option_colour, EVERYWHERE, NULL};
static const pm_option *const check_options[] = {READING, EVERYWHERE, NULL};
static const pm_option *const measure_options[] = {&pm_option_measure_format,
                                                   &pm_option_only,
                                                   &pm_option_level,
                                                   &pm_option_significance,
                                                   &pm_option_jackknife,
                                                   &pm_option_closeness,
                                                   &pm_option_exact,
                                                   &pm_option_output,
                                                   &pm_option_mark,
                                                   &pm_option_rules,
                                                   MEASURING,
                                                   EVERYWHERE,
                                                   NULL};
static const pm_option *const audit_options[] = {
    &pm_option_audit_format, &pm_option_rules, &pm_option_fail_on,
    &pm_option_output,       &pm_option_mark,  MEASURING,
    &pm_option_colour,       EVERYWHERE,       NULL};
static const pm_option *const draw_options[] = {
    &pm_option_drawing, &pm_option_views, &pm_option_drawing_format,
    &pm_option_chart,   DRAWING,          &pm_option_rules,
    MEASURING,          EVERYWHERE,       NULL};
static const pm_option *const report_options[] = {&pm_option_report, &pm_option_report_format,
                                                  &pm_option_brief,  &pm_option_grey,
                                                  &pm_option_rules,  MEASURING,
                                                  EVERYWHERE,        NULL};
static const pm_option *const convert_options[] = {&pm_option_convert_format,
                                                   &pm_option_with_measures,
                                                   &pm_option_mark,
                                                   MEASURING,
                                                   EVERYWHERE,
                                                   NULL};
static const pm_option *const explain_options[] = {&pm_option_rules, &pm_option_help,
                                                   &pm_option_version, NULL};

static const pm_option *const template_options[] = {&pm_option_folder, &pm_option_force,
                                                    &pm_option_map, EVERYWHERE, NULL};
static const pm_option *const merge_options[] = {&pm_option_merged, &pm_option_apart,
                                                 &pm_option_leave_out, EVERYWHERE, NULL};

static const pm_option *const batch_options[] = {
    &pm_option_out,    &pm_option_jobs,    &pm_option_make,
    &pm_option_shard,  &pm_option_run,     &pm_option_redo,
    &pm_option_memory, &pm_option_seconds, &pm_option_log,
    &pm_option_view,   &pm_option_paper,   &pm_option_portrait,
    &pm_option_grey,   &pm_option_map,     &pm_option_lenient,
    &pm_option_graph,  &pm_option_groups,  &pm_option_rules,
    COUNTING,          EVERYWHERE,         NULL};
static const pm_option *const cohort_options[] = {&pm_option_joined, &pm_option_readers,
                                                  &pm_option_run_shown, EVERYWHERE, NULL};

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
    "partmap measure town.graphml --format=xlsx -o town.xlsx",
    "partmap measure town.graphml --significance=999 --seed=7",
    NULL,
};
static const char *const audit_examples[] = {
    "partmap audit town.graphml",
    "partmap audit town.graphml --format=json --fail-on=issue -o findings.json",
    "partmap audit board.graphml --rules=wib-2014.rules",
    NULL,
};
static const char *const draw_examples[] = {
    "partmap draw town.graphml -o town.svg",
    "partmap draw town.graphml --view=power --resource=staff -o -",
    "partmap draw town.graphml --chart=all -o charts/",
    "partmap draw town.graphml --view=all --paper=a3 --format=pdf -o maps/",
    "partmap draw town.graphml --grey --dpi=300 -o town.png",
    "partmap draw drawn-in-yed.graphml --keep-positions -o town.svg",
    NULL,
};
static const char *const report_examples[] = {
    "partmap report town.graphml",
    "partmap report town.graphml --resource=staff -o board/town.html",
    "partmap report town.graphml -o town.md && pandoc town.md --toc -o town.docx",
    "partmap report town.graphml --brief=council -o council.html",
    "partmap report town.graphml --brief=all -o briefs/",
    NULL,
};
static const char *const convert_examples[] = {
    "partmap convert town.graphml town.csv",
    "partmap convert town.nodes.csv town.graphml --measures",
    "partmap convert town.graphml - --format=dot | dot -Tpdf -o town.pdf",
    NULL,
};
static const char *const explain_examples[] = {
    "partmap explain",
    "partmap explain constraint gatekeepers carried_by",
    "partmap explain --rules=wib-2014.rules wioa-chair",
    NULL,
};

static const char *const template_examples[] = {
    "partmap template members.csv -o survey",
    "partmap template members.csv -o survey --map sector=Constituency",
    NULL,
};
static const char *const merge_examples[] = {
    "partmap merge survey -o town.graphml",
    "partmap merge survey -o town.graphml --lenient >survey.txt",
    NULL,
};
static const char *const batch_examples[] = {
    "partmap batch maps -o results",
    "partmap batch maps/*.graphml -o results --make=map,measures --view=power -j 4",
    "partmap batch maps -o results --shard=3/8 --log=results/shard-3.jsonl",
    NULL,
};

static const char *const cohort_examples[] = {
    "partmap cohort results",
    "partmap cohort shard-1 shard-2 shard-3 -o results",
    "partmap cohort results-2025 results-2026 -o years --run=2026",
    "sqlite3 results/partmap.sqlite 'select place, density from networks'",
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
            "What it prints is for whoever keeps the file, and quotes it as it stands, names of "
            "people included.\n\n"
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
            "empty cell in csv, and null with its reason in json. graphml is the map with measures "
            "as "
            "attributes, for Gephi, yEd, igraph or NetworkX; xlsx is a workbook with the findings "
            "beside them. People go by role or number in all of them unless --name-people.\n\n"
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
            "convention it was judged by, a question to ask and a next step.\n\n"
            "--rules adds the rules of a file, on who has to be there and in what number, and lets "
            "it set other conventions (\"set majority = 60%\").",
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
        .summary = "the map as a page, or a page for each view: SVG, PDF, PNG",
        .description =
            "Draws the map as one page with title, legend and the findings as numbered badges. The "
            "suffix of FILE names the form: .svg, .pdf, .png, or .dot for the diagram alone with "
            "its places. With -o FOLDER/ each view of --view becomes FOLDER/MAP-VIEW.svg.\n\n"
            "--chart draws one of the small charts of its numbers instead, as SVG.",
        .examples = draw_examples,
        .least = 1,
        .most = 1,
        .missing = "Name a map to draw.",
        .options = draw_options,
        .run = pm_command_draw,
    },
    {
        .name = "report",
        .operands = "MAP",
        .summary = "the whole story as one page for a board: maps, findings, tables",
        .description =
            "Measures and audits the map and writes one page of HTML: a summary with the map and "
            "what matters most, the other views, every finding with its evidence, tables, charts, "
            "the thirteen ingredients, the eleven assumptions, an action log to fill in, and the "
            "methods.\n\n"
            "The page is one file that fetches nothing, works without scripts, and prints on A4.",
        .examples = report_examples,
        .least = 1,
        .most = 1,
        .missing = "Name a map to report on.",
        .options = report_options,
        .run = pm_command_report,
    },
    {
        .name = "batch",
        .operands = "DIR|MAP...",
        .summary = "hundreds of maps at once, each into a folder of results",
        .description =
            "Reads every map in the folder DIR and in the folders below it, or the maps named, and "
            "makes of each a place: a folder OUT/PLACE, called after the map's file, with map.svg, "
            "thumbnail.svg, report.html, measures.json, findings.json and, written last, "
            "place.json, which says "
            "what the place was made of and how it fared. Over all places it writes "
            "organisations.csv, networks.csv, findings.csv, failures.csv, cohort.csv, cohort.html "
            "and partmap.sqlite, as \"partmap cohort\" does; with --shard that is left to it.\n\n"
            "Each map is done by a process of its own, which may take so much memory and time and "
            "has no way to the network. A map that is broken, or that breaks the program, keeps no "
            "other from being done; if only its drawing fails, its numbers stay.\n\n"
            "A batch that was stopped in any way goes on when the same command is given again. "
            "Places that are whole are left as they are, unless their map, the options or the "
            "program have changed since, or --force is given; those that ran out of time or memory "
            "are tried again. --shard shares the places out among several runs or machines.\n\n"
            "Exit code 1 when a place failed in part or in whole, 4 when the batch was stopped.",
        .examples = batch_examples,
        .least = 1,
        .most = (size_t)-1,
        .missing = "Name a folder of maps, or maps.",
        .options = batch_options,
        .run = pm_command_batch,
    },
    {
        .name = "cohort",
        .operands = "OUT...",
        .summary = "what batches found at many places, joined and compared",
        .description =
            "Reads the places in each folder OUT that \"partmap batch\" has written and writes "
            "what "
            "is over all of them: organisations.csv, networks.csv, findings.csv, failures.csv, "
            "cohort.csv (each place's measures beside those of places of a like size) and "
            "partmap.sqlite (everything, for sqlite3, R or pandas). A batch does this itself at "
            "its "
            "end; it is for joining shards, which gives the same bytes as one batch over all maps, "
            "and for putting several runs over the same places, such as years, side by side.\n\n"
            "With -o the places themselves are linked or copied into DIR. \"partmap explain "
            "robust-z\" and the words beside it say how places are compared, \"partmap explain "
            "store\" what the tables of partmap.sqlite hold.\n\n"
            "Exit code 1 when places were left out because their batch was stopped.",
        .examples = cohort_examples,
        .least = 1,
        .most = (size_t)-1,
        .missing = "Name the folder that a batch has written.",
        .options = cohort_options,
        .run = pm_command_cohort,
    },
    {
        .name = "convert",
        .operands = "IN OUT",
        .summary = "the map or its measures as a file for other programs",
        .description =
            "Reads the map IN and writes it as OUT, in the format of OUT's suffix or of --format. "
            "Everything the map states is kept in .graphml, and in .csv, which becomes tables: "
            "OUT.csv stands for OUT.nodes.csv, OUT.edges.csv and, where the map as a whole states "
            "anything, OUT.map.csv. .dot and .gv are for Graphviz. .json and .xlsx hold the "
            "measures.\n\n"
            "The map itself is written whole, names of people included, so that nothing is lost; "
            "in .json and .xlsx people go by role or number unless --name-people.\n\n"
            "IN or OUT may be -; then OUT needs --format. IN is never written over.",
        .examples = convert_examples,
        .least = 2,
        .most = 2,
        .missing = "Name a map to read and a file to write.",
        .options = convert_options,
        .run = pm_command_convert,
    },
    {
        .name = "template",
        .operands = "MEMBERS",
        .summary = "an empty map and a question sheet for each partner of a list",
        .description =
            "Reads a list of members (a CSV with a column id or label, and sector, kind, level or "
            "whatever else is known; or a map, whose ties are left out) and writes into the folder "
            "DIR: map.graphml, the members without ties, every word declared and explained; one "
            "question sheet (CSV) for each organisation and body, about its ties to each other "
            "member, itself and the thirteen ingredients; and README.txt, which says how to send "
            "the sheets out and put them together.\n\n"
            "The sheets ask for roles, never for names of people.",
        .examples = template_examples,
        .least = 1,
        .most = 1,
        .missing = "Name the list of members.",
        .options = template_options,
        .run = pm_command_template,
    },
    {
        .name = "merge",
        .operands = "DIR",
        .summary = "the filled question sheets of a folder as one map",
        .description =
            "Reads map.graphml and every question sheet in the folder that \"partmap template\" "
            "made, writes the map with all reported ties, and prints who has not answered, how "
            "many ties both ends report, and every contradiction with its place.\n\n"
            "Both partners' reports are kept apart: a tie that both report names both in "
            "reported_by, and what each said stays under its own end (behaviour_source, "
            "trust_target, agreement_source). Where the two differ, carriers are those either "
            "named, an amount is the giver's, a strength the mean, and an agreement is not known. "
            "--apart writes an edge for each report instead.\n\n"
            "Trust is told in confidence: keep the merged map with the few who need it.",
        .examples = merge_examples,
        .least = 1,
        .most = 1,
        .missing = "Name the folder of the sheets.",
        .options = merge_options,
        .run = pm_command_merge,
    },
    {
        .name = "explain",
        .operands = "[WORD]...",
        .summary = "what a measure, a rule, a view or a word of the map means",
        .description = "Explains the key of a measure, the id of a rule, the name of a convention "
                       "or of a view, or a word that maps are written in. Without WORD it lists "
                       "them all. With --rules the rules of a file are among them, and the "
                       "conventions are those it sets.",
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
