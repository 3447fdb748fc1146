/* Options: one table row each (option_table.c), read by one loop around getopt_long. The rows also
 * write the help and the manual, with the defaults as they are. */
#ifndef PARTMAP_CLI_OPTIONS_H
#define PARTMAP_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/shard.h"
#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/model/settings.h"
#include "engine/model/vocabulary.h"

struct pm_command;

/* "--level=all" */
#define PM_ALL_LEVELS "all"

/* "--view=all" */
#define PM_ALL_VIEWS "all"
/* "--chart=all" */
#define PM_ALL_CHARTS "all"

/* "--brief=all" */
#define PM_ALL_BRIEFS "all"

/* What a batch allows a map, in MiB and seconds, and what it calls its run, unless it is told. */
enum { PM_BATCH_MEMORY = 2048, PM_BATCH_SECONDS = 120 };
#define PM_BATCH_RUN "1"

/* When colour is used. */
typedef enum pm_colour { PM_COLOUR_AUTO, PM_COLOUR_ALWAYS, PM_COLOUR_NEVER } pm_colour;

/* "--map WORD=ATTR": read a word from an attribute of another name. */
typedef struct pm_redirection {
    pm_word word;
    const char *attribute;
} pm_redirection;

/* What was typed. Texts are borrowed from argv; free with pm_arguments_free. */
typedef struct pm_arguments {
    char **arguments; /* copy of argv, put in order: options first */
    char **operands;  /* within it: maps or words */
    size_t operand_count;
    pm_settings settings;
    pm_redirection *redirections;
    size_t redirection_count, redirection_capacity;
    char *nodes, *edges;                   /* sheets; NULL: not given */
    const char *source, *target, *node_id; /* "--map source=HEADER" of sheets; NULL: not given */
    const char *output;                    /* NULL: not given; "-": standard output */
    const char *format;                    /* NULL: the command's own */
    const char *level;                     /* NULL: the format's own */
    const char *only;                      /* keys separated by ','; NULL: all */
    const char *view;   /* one, or for "draw" several separated by ','; NULL: default */
    const char *paper;  /* NULL: the default paper */
    const char *chart;  /* NULL: no chart but a view; or PM_ALL_CHARTS */
    const char **rules; /* rules files, in the order typed */
    size_t rules_count, rules_capacity;
    const char *brief;   /* id of a member, or PM_ALL_BRIEFS; NULL: the report */
    const char *fail_on; /* outcome that makes the exit code 1; NULL: none */
    pm_colour colour;
    size_t draws; /* random maps for --significance; 0: not asked for */
    bool jackknife;
    bool portrait, grey, keep_positions;
    const char *positions; /* path of an earlier drawing */
    unsigned dpi;          /* 0: not given */
    bool with_measures;    /* of convert: beside the map */
    bool mark;             /* csv begins with a byte-order mark */
    const char *graph;     /* id or number of the graph wanted; NULL: all */
    bool lenient;
    bool groups_as_members;
    pm_shard shard;
    const char *make; /* words of what a batch makes, separated by ','; NULL: all */
    const char *run;  /* label of a run; NULL: not given */
    const char *log;  /* path of a batch's log; NULL: none */
    unsigned long jobs, memory, seconds; /* of many places; 0: not given */
    bool force;                          /* files that are there may be overwritten */
    bool apart;                          /* an edge a report, not one a tie */
    bool quiet, help, version;
} pm_arguments;

/* One row of the table. */
typedef struct pm_option {
    char letter;                         /* '\0': only a long name */
    const char *name;                    /* without the dashes */
    const char *value;                   /* what it takes, in capitals; NULL: nothing */
    bool may_stand_alone;                /* the value may be left out: "take" is then given NULL */
    bool several;                        /* takes several of its choices, separated by ',' */
    const char *help;                    /* a sentence */
    const char *(*choice)(size_t index); /* values it takes, one after the other, then NULL; a NULL
                                            function: anything */
    void (*standard)(pm_text *out);      /* appends the default; NULL: there is none to print */
    pm_status (*take)(pm_arguments *arguments, const char *value, pm_error *err);
    size_t kept_at; /* without "take": where in pm_arguments the text is kept or the bool is set */
} pm_option;

extern const pm_option pm_option_map;
extern const pm_option pm_option_nodes;
extern const pm_option pm_option_edges;
extern const pm_option pm_option_lenient;
extern const pm_option pm_option_graph;
extern const pm_option pm_option_groups;
extern const pm_option pm_option_ties;
extern const pm_option pm_option_both;
extern const pm_option pm_option_sector;
extern const pm_option pm_option_resource;
extern const pm_option pm_option_decision;
extern const pm_option pm_option_directed;
extern const pm_option pm_option_name_people;
extern const pm_option pm_option_seed;
extern const pm_option pm_option_output;
extern const pm_option pm_option_drawing;
extern const pm_option pm_option_beside;
extern const pm_option pm_option_report;
extern const pm_option pm_option_report_format;
extern const pm_option pm_option_brief;
extern const pm_option pm_option_measure_format;
extern const pm_option pm_option_audit_format;
extern const pm_option pm_option_convert_format;
extern const pm_option pm_option_with_measures;
extern const pm_option pm_option_mark;
extern const pm_option pm_option_level;
extern const pm_option pm_option_only;
extern const pm_option pm_option_significance;
extern const pm_option pm_option_jackknife;
extern const pm_option pm_option_closeness;
extern const pm_option pm_option_exact;
extern const pm_option pm_option_view;
extern const pm_option pm_option_views;
extern const pm_option pm_option_drawing_format;
extern const pm_option pm_option_dpi;
extern const pm_option pm_option_paper;
extern const pm_option pm_option_portrait;
extern const pm_option pm_option_grey;
extern const pm_option pm_option_keep_positions;
extern const pm_option pm_option_chart;
extern const pm_option pm_option_positions;
extern const pm_option pm_option_rules;
extern const pm_option pm_option_fail_on;
extern const pm_option pm_option_colour;
extern const pm_option pm_option_folder;
extern const pm_option pm_option_run_shown;
extern const pm_option pm_option_joined;
extern const pm_option pm_option_force;
extern const pm_option pm_option_merged;
extern const pm_option pm_option_apart;
extern const pm_option pm_option_leave_out;
extern const pm_option pm_option_shard;
extern const pm_option pm_option_out;
extern const pm_option pm_option_jobs;
extern const pm_option pm_option_readers;
extern const pm_option pm_option_make;
extern const pm_option pm_option_run;
extern const pm_option pm_option_redo;
extern const pm_option pm_option_memory;
extern const pm_option pm_option_seconds;
extern const pm_option pm_option_log;
extern const pm_option pm_option_quiet;
extern const pm_option pm_option_help;
extern const pm_option pm_option_version;

/* Index in argv of the first word that is neither an option nor an option's value, whatever command
 * the options belong to; argc when there is none. */
int pm_options_first_operand(int argc, char **argv);

/* Reads argv by the command's options; argv[skipped] (the command's name; 0: none) is passed over.
 * Stops at --help and --version. PM_USAGE with the remedy in err. */
pm_status pm_options_parse(const struct pm_command *command, int argc, char **argv, int skipped,
                           pm_arguments *arguments, pm_error *err);
void pm_arguments_free(pm_arguments *arguments);

/* The choices of an option in words: "table, json or csv". */
void pm_add_choices(pm_text *out, const pm_option *option);

#endif
