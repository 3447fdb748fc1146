/* The report: its tables. Each is one row of the registry: what its rows are, which facts the map
 * states of them, and which measures are seen at once; all other measures are a tick away. */
#include "viz/report_table.h"

#include <string.h>

/* --- facts the map states --------------------------------------------------------------------- */

static const pm_table_fact NO_FACTS[] = {{0}};

static const pm_table_fact OF_MEMBERS[] = {
    {.title = "Membership",
     .meaning = "Whether it chose to join (volunteer) or is required to (conscript).",
     .type = PM_VALUE_TEXT,
     .extra = true,
     .word = PM_NODE_MEMBERSHIP,
     .value = pm_table_word_of_member},
    {.title = "Level",
     .meaning = "Where it works: strategic, executive, operational, delivery or support.",
     .type = PM_VALUE_TEXT,
     .extra = true,
     .word = PM_NODE_LEVEL,
     .value = pm_table_word_of_member},
    {.title = "Budget",
     .meaning = "As the map states it.",
     .type = PM_VALUE_NUMBER,
     .extra = true,
     .word = PM_NODE_BUDGET,
     .value = pm_table_word_of_member},
    {.title = "Staff",
     .meaning = "As the map states it.",
     .type = PM_VALUE_NUMBER,
     .extra = true,
     .word = PM_NODE_STAFF,
     .value = pm_table_word_of_member},
    {0},
};

static const pm_table_fact OF_TIES[] = {
    {.title = "Strength",
     .meaning = "As the map states it; larger is stronger.",
     .type = PM_VALUE_NUMBER,
     .word = PM_EDGE_STRENGTH,
     .value = pm_table_word_of_tie},
    {.title = "Amount",
     .meaning = "Of money, as the map states it, for whatever period.",
     .type = PM_VALUE_NUMBER,
     .word = PM_EDGE_AMOUNT,
     .value = pm_table_word_of_tie},
    {.title = "Agreement",
     .meaning = "What the two have agreed it by.",
     .type = PM_VALUE_TEXT,
     .word = PM_EDGE_AGREEMENT,
     .value = pm_table_word_of_tie},
    {.title = "Behaviour",
     .meaning = "How the ends describe it; where they differ, the first end's word and then the "
                "other's.",
     .type = PM_VALUE_TEXT,
     .value = pm_table_behaviour},
    {.title = "Since",
     .meaning = "As the map states it.",
     .type = PM_VALUE_TEXT,
     .extra = true,
     .word = PM_EDGE_SINCE,
     .value = pm_table_word_of_tie},
    {0},
};

static const pm_table_fact OF_PEOPLE[] = {
    {.title = "Between",
     .meaning = "Members at the ends of what the person carries.",
     .type = PM_VALUE_TEXT,
     .value = pm_table_carried_for},
    {0},
};

static const pm_table_fact OF_SECTORS[] = {
    {.title = "Ties within",
     .meaning = "Ties that join two members of the sector.",
     .type = PM_VALUE_COUNT,
     .of_ties = true,
     .value = pm_table_ties_within},
    {.title = "Density within",
     .meaning = "Ties within / pairs of members of the sector.",
     .type = PM_VALUE_NUMBER,
     .of_ties = true,
     .share = true,
     .value = pm_table_density_within},
    {.title = "E-I index",
     .meaning = "(E - I) / (E + I) of its ties with members that have a sector, E to other sectors "
                "and I within: -1 all within, 1 all to others.",
     .type = PM_VALUE_NUMBER,
     .of_ties = true,
     .value = pm_table_ei_of_sector},
    {0},
};

/* --- the registry ----------------------------------------------------------------------------- */

static const pm_table_plan ORGANISATIONS = {
    .level = PM_LEVEL_ORGANISATION,
    .name = "organisations",
    .caption = "Organisations and bodies",
    .one = "member",
    .many = "members",
    .heads = (const char *const[]){"Member", "Kind", "Sector", NULL},
    .open_row = pm_table_open_organisation,
    .facts = OF_MEMBERS,
    .shown = (const char *const[]){"degree", "betweenness_share", "decision_distance",
                                   "gatekeeper_of", "cut_point", "resource_share", "influence_gap",
                                   "levers", "bus_factor", NULL},
};

static const pm_table_plan TIES = {
    .level = PM_LEVEL_RELATIONSHIP,
    .name = "ties",
    .caption = "Ties as the map states them",
    .one = "relationship",
    .many = "relationships",
    .heads = (const char *const[]){"From", "To", "Kind", NULL},
    .open_row = pm_table_open_tie,
    .facts = OF_TIES,
    .shown = (const char *const[]){"behaviour_mismatch", "carriers", "bridge", NULL},
};

static const pm_table_plan PEOPLE = {
    .level = PM_LEVEL_PERSON,
    .name = "people",
    .caption = "People who carry ties",
    .one = "person",
    .many = "people",
    .heads = (const char *const[]){"Person", NULL},
    .open_row = pm_table_open_person,
    .facts = OF_PEOPLE,
    .shown = (const char *const[]){"ties_carried", "ties_lost", "cut_off_from_decision",
                                   "loss_connectedness", NULL},
};

static const pm_table_plan SECTORS = {
    .level = PM_LEVEL_SECTOR,
    .name = "sectors",
    .caption = "Sectors",
    .one = "sector",
    .many = "sectors",
    .heads = (const char *const[]){"Sector", NULL},
    .open_row = pm_table_open_sector,
    .facts = OF_SECTORS,
    .facts_last = true,
    .shown = (const char *const[]){"members", "share", "board_seats", "betweenness_share",
                                   "resource_share", "decision_distance_median", "mean_constraint",
                                   NULL},
};

static const pm_table_plan MIXING = {
    .level = PM_LEVEL_MIXING,
    .name = "pairs-of-sectors",
    .caption = "Pairs of sectors",
    .one = "pair of sectors",
    .many = "pairs of sectors",
    .heads = (const char *const[]){"Sector", "and sector", NULL},
    .open_row = pm_table_open_mixing,
    .facts = NO_FACTS,
    .shown = (const char *const[]){"ties", "density", "expected_ties", NULL},
};

/* --- sections --------------------------------------------------------------------------------- */

pm_status pm_report_add_organisations(pm_report *report, pm_error *err)
{
    return pm_report_add_table(report, &ORGANISATIONS, err);
}

pm_status pm_report_add_ties(pm_report *report, pm_error *err)
{
    return pm_report_add_table(report, &TIES, err);
}

pm_status pm_report_add_people(pm_report *report, pm_error *err)
{
    return pm_report_add_table(report, &PEOPLE, err);
}

/* Pairs are many: they wait behind a summary line. */
pm_status pm_report_add_sectors(pm_report *report, pm_error *err)
{
    pm_status status = pm_report_add_table(report, &SECTORS, err);
    if (status == PM_OK && pm_measures_rows(report->measures, PM_LEVEL_SECTOR) > 1 &&
        pm_measures_rows(report->measures, PM_LEVEL_MIXING) > 0) {
        pm_html_start(report->html, "details", NULL);
        pm_html_leaf(report->html, "summary", "Ties between pairs of sectors", NULL);
        status = pm_report_add_table(report, &MIXING, err);
        pm_html_end(report->html);
    }
    return status;
}

bool pm_report_has_people(const pm_report *report)
{
    return pm_measures_rows(report->measures, PM_LEVEL_PERSON) > 0;
}

bool pm_report_has_sectors(const pm_report *report)
{
    return pm_measures_rows(report->measures, PM_LEVEL_SECTOR) > 0;
}
