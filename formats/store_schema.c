/* The statements that make the store's tables. What a column holds stands beside it, so that the
 * store explains itself: SQLite keeps the statements with their comments. */
#include <string.h>

#include "formats/results_store.h"
#include "formats/rows.h"
#include "formats/store_tables.h"

const pm_store_table pm_store_tables[PM_STORE_TABLES] = {
    {.level = PM_LEVEL_ORGANISATION,
     .name = "organisations",
     .comment = "a member of a map: an organisation or body. Lists are JSON arrays.",
     .id = "id",
     .key = "id"},
    {.level = PM_LEVEL_RELATIONSHIP,
     .name = "ties",
     .comment = "an edge of a map as it was read, in the file's order.",
     .numbered = true,
     .id = "id",
     .key = "number"},
    {.level = PM_LEVEL_SECTOR,
     .name = "sectors",
     .comment = "a sector of a map.",
     .id = "sector",
     .key = "sector"},
};

static const char BEGINNING[] =
    "-- partmap/store: what \"partmap batch\" and \"partmap cohort\" found at many places.\n"
    "-- A place of a run is named by (run, place) in every table. NULL is undefined or not "
    "stated;\n"
    "-- whole numbers are INTEGER, true is 1 and false 0.\n\n";

static const char FIRST_TABLES[] =
    "CREATE TABLE about ( -- one row a fact about this file\n"
    "  key TEXT NOT NULL PRIMARY KEY, -- 'schema', 'partmap' (its version)\n"
    "  value TEXT NOT NULL\n"
    ") STRICT, WITHOUT ROWID;\n\n"
    "CREATE TABLE runs ( -- one row a run over the places (\"batch --run\"), such as a year\n"
    "  run TEXT NOT NULL PRIMARY KEY,\n"
    "  number INTEGER NOT NULL, -- from 1, in the order of the labels\n"
    "  places INTEGER NOT NULL,\n"
    "  measured INTEGER NOT NULL -- of these, places with numbers\n"
    ") STRICT, WITHOUT ROWID;\n\n"
    "CREATE TABLE places ( -- one row a place and run: one map\n"
    "  run TEXT NOT NULL REFERENCES runs (run),\n"
    "  place TEXT NOT NULL, -- its folder\n"
    "  file TEXT NOT NULL, -- the map's file name\n"
    "  title TEXT, -- the map's own name\n"
    "  status TEXT NOT NULL CHECK (status IN ('done', 'partly', 'failed')),\n"
    "  members INTEGER,\n"
    "  ties INTEGER,\n"
    "  input TEXT NOT NULL, -- SHA-256 of the map's file\n"
    "  options TEXT NOT NULL, -- SHA-256 of the options it was done with\n"
    "  partmap TEXT NOT NULL, -- version that did it\n"
    "  PRIMARY KEY (run, place)\n"
    ") STRICT, WITHOUT ROWID;\n\n"
    "CREATE TABLE measure_keys ( -- one row a measure there is: what its key means\n"
    "  level TEXT NOT NULL, -- 'network', 'organisation', 'relationship', 'person', 'sector'...\n"
    "  key TEXT NOT NULL, -- of a resource's measure the stem before its name: 'gini_'\n"
    "  title TEXT NOT NULL,\n"
    "  family TEXT NOT NULL,\n"
    "  unit TEXT NOT NULL,\n"
    "  range TEXT NOT NULL,\n"
    "  definition TEXT NOT NULL,\n"
    "  reading TEXT NOT NULL, -- of high and low values\n"
    "  undefined TEXT NOT NULL, -- when it is\n"
    "  source TEXT NOT NULL,\n"
    "  PRIMARY KEY (level, key)\n"
    ") STRICT, WITHOUT ROWID;\n\n"
    "CREATE TABLE measures ( -- one row a network measure of a place\n"
    "  run TEXT NOT NULL,\n"
    "  place TEXT NOT NULL,\n"
    "  key TEXT NOT NULL,\n"
    "  value REAL, -- NULL: undefined\n"
    "  reason TEXT, -- why it is undefined\n"
    "  n_used INTEGER, -- members or pairs it was computed on\n"
    "  n_missing INTEGER, -- of those concerned, how many lacked the fact\n"
    "  PRIMARY KEY (run, place, key),\n"
    "  FOREIGN KEY (run, place) REFERENCES places (run, place)\n"
    ") STRICT, WITHOUT ROWID;\n\n";

static const char LAST_TABLES[] =
    "CREATE TABLE rules ( -- one row a rule of the audit that some place has a finding of\n"
    "  rule TEXT NOT NULL PRIMARY KEY,\n"
    "  title TEXT NOT NULL,\n"
    "  family TEXT NOT NULL,\n"
    "  fact TEXT NOT NULL, -- what it rests on: 'structure', 'stated', 'answers'\n"
    "  threshold TEXT NOT NULL -- the convention used\n"
    ") STRICT, WITHOUT ROWID;\n\n"
    "CREATE TABLE findings ( -- one row a finding, in the order of the audit\n"
    "  run TEXT NOT NULL,\n"
    "  place TEXT NOT NULL,\n"
    "  number INTEGER NOT NULL, -- from 1\n"
    "  rule TEXT NOT NULL REFERENCES rules (rule),\n"
    "  outcome TEXT NOT NULL CHECK (outcome IN ('issue', 'watch', 'fine', 'cannot tell')),\n"
    "  headline TEXT NOT NULL,\n"
    "  text TEXT NOT NULL, -- the evidence in words\n"
    "  numbers TEXT NOT NULL, -- the evidence: a JSON object of numbers\n"
    "  members TEXT NOT NULL, -- JSON array of ids, see organisations\n"
    "  people TEXT NOT NULL, -- JSON array of stand-ins, never names unless asked for\n"
    "  question TEXT NOT NULL,\n"
    "  next_step TEXT NOT NULL,\n"
    "  PRIMARY KEY (run, place, number),\n"
    "  FOREIGN KEY (run, place) REFERENCES places (run, place)\n"
    ") STRICT, WITHOUT ROWID;\n\n"
    "CREATE TABLE failures ( -- one row a thing that could not be done\n"
    "  run TEXT NOT NULL,\n"
    "  place TEXT NOT NULL,\n"
    "  number INTEGER NOT NULL, -- from 1\n"
    "  stage TEXT NOT NULL, -- 'read', 'measure', 'audit', 'map', 'report'\n"
    "  reason TEXT NOT NULL,\n"
    "  line INTEGER, -- of the map's file\n"
    "  \"column\" INTEGER,\n"
    "  PRIMARY KEY (run, place, number),\n"
    "  FOREIGN KEY (run, place) REFERENCES places (run, place)\n"
    ") STRICT, WITHOUT ROWID;\n\n";

const char pm_store_indexes[] = "CREATE INDEX measures_by_key ON measures (key, value);\n"
                                "CREATE INDEX organisations_by_sector ON organisations (sector);\n"
                                "CREATE INDEX findings_by_rule ON findings (rule, outcome);\n";

static const char *type_of(pm_value_type type)
{
    switch (type) {
    case PM_VALUE_COUNT:
    case PM_VALUE_BOOLEAN:
        return "INTEGER";
    case PM_VALUE_NUMBER:
        return "REAL";
    case PM_VALUE_TEXT:
    case PM_VALUE_LIST:
        break;
    }
    return "TEXT";
}

/* A name in SQL: "constraint" is a word of its own there. */
static void add_name(pm_text *out, const char *name)
{
    pm_text_add(out, "\"");
    for (const char *c = name; *c != '\0'; c++) {
        pm_text_add_bytes(out, c, 1);
        pm_text_add(out, *c == '"' ? "\"" : "");
    }
    pm_text_add(out, "\"");
}

static void add_literal(pm_text *out, const char *text)
{
    pm_text_add(out, "'");
    for (const char *c = text; *c != '\0'; c++) {
        pm_text_add_bytes(out, c, 1);
        pm_text_add(out, *c == '\'' ? "'" : "");
    }
    pm_text_add(out, "'");
}

static void add_table(pm_text *out, const pm_kept *kept, const pm_store_table *table)
{
    pm_text_addf(out, "CREATE TABLE %s ( -- %s\n  run TEXT NOT NULL,\n  place TEXT NOT NULL,\n",
                 table->name, table->comment);
    pm_text_add(out, table->numbered ? "  number INTEGER NOT NULL, -- from 1\n" : "");
    for (size_t i = 0; i < pm_identity_count(table->level); i++) {
        const char *fact = i == 0 ? table->id : pm_identity_key(table->level, i);
        bool needed = strcmp(fact, table->key) == 0;
        pm_text_addf(out, "  %s TEXT%s,\n", fact, needed ? " NOT NULL" : "");
    }
    for (size_t c = 0; c < kept->counts[table->level]; c++) {
        const pm_measure *measure = kept->measures[table->level][c];
        pm_text_add(out, "  ");
        add_name(out, measure->key);
        pm_text_addf(out, " %s, -- %s\n", type_of(measure->type), measure->title);
    }
    pm_text_addf(out,
                 "  PRIMARY KEY (run, place, %s),\n"
                 "  FOREIGN KEY (run, place) REFERENCES places (run, place)\n"
                 ") STRICT, WITHOUT ROWID;\n\n",
                 table->key);
}

void pm_add_store_tables(pm_text *out, const pm_kept *kept)
{
    pm_text_add(out, BEGINNING);
    pm_text_add(out, FIRST_TABLES);
    for (size_t t = 0; t < PM_STORE_TABLES; t++) {
        add_table(out, kept, &pm_store_tables[t]);
    }
    pm_text_add(out, LAST_TABLES);
}

void pm_add_networks_view(pm_text *out, const char *const *keys, size_t count)
{
    pm_text_add(out, "CREATE VIEW networks AS -- the network measures: one row a place\n"
                     "SELECT run, place");
    for (size_t i = 0; i < count; i++) {
        pm_text_add(out, ",\n  max(CASE key WHEN ");
        add_literal(out, keys[i]);
        pm_text_add(out, " THEN value END) AS ");
        add_name(out, keys[i]);
    }
    pm_text_add(out, "\nFROM measures GROUP BY run, place;\n\n");
}

void pm_add_organisations_view(pm_text *out, const pm_kept *kept)
{
    bool first = true;
    pm_text_add(out, "CREATE VIEW organisation_measures AS -- one row a defined number of a "
                     "member\n");
    for (size_t c = 0; c < kept->counts[PM_LEVEL_ORGANISATION]; c++) {
        const pm_measure *measure = kept->measures[PM_LEVEL_ORGANISATION][c];
        if (strcmp(type_of(measure->type), "TEXT") == 0) {
            continue;
        }
        pm_text_addf(out, "%sSELECT run, place, id, ", first ? "" : "UNION ALL ");
        add_literal(out, measure->key);
        pm_text_add(out, first ? " AS key, " : ", ");
        add_name(out, measure->key);
        pm_text_addf(out, "%s FROM organisations WHERE ", first ? " AS value" : "");
        add_name(out, measure->key);
        pm_text_add(out, " IS NOT NULL\n");
        first = false;
    }
    pm_text_add(out, ";\n\n");
}

pm_status pm_add_store_schema(pm_text *out, pm_error *err)
{
    pm_kept kept = {0};
    pm_status status = pm_kept_find(&kept, err);
    if (status == PM_OK) {
        pm_add_store_tables(out, &kept);
        pm_add_networks_view(out, (const char *const[]){"density", "connectedness"}, 2);
        pm_text_add(out, "-- (networks has a column for each key in measures)\n\n");
        pm_add_organisations_view(out, &kept);
        pm_text_add(out, pm_store_indexes);
        status = pm_text_check(out, err);
    }
    pm_kept_free(&kept);
    return status;
}
