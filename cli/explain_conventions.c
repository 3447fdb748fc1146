/* Conventions and rules files explained: see explain_conventions.h. */
#include "cli/explain_conventions.h"

#include "cli/explain_audit.h"
#include "engine/audit/rulebook.h"

static void separate(pm_text *out)
{
    pm_text_add(out, out->length > 0 ? "\n" : "");
}

/* --- conventions ----------------------------------------------------------------------------- */

/* "60%, usually 50%". */
static void say_number(pm_text *text, const pm_rulebook *book, const pm_convention *row)
{
    pm_conventions in_force = pm_rulebook_conventions(book);
    double value = pm_convention_value(&in_force, row);
    pm_convention_say(text, row, value);
    if (value != row->standard) {
        pm_text_add(text, ", usually ");
        pm_convention_say(text, row, row->standard);
    }
}

/* The rules that the convention decides: those whose threshold names it. */
static void say_rules(pm_text *text, const pm_convention *row)
{
    for (size_t i = 0; i < pm_rule_count(); i++) {
        if (pm_convention_is_in(row, pm_rule_at(i)->threshold)) {
            pm_text_addf(text, "%s%s", text->length > 0 ? ", " : "", pm_rule_at(i)->id);
        }
    }
}

static void explain_convention(pm_text *out, const pm_rulebook *book, const pm_convention *row)
{
    pm_text number = {0};
    pm_text range = {0};
    pm_text rules = {0};
    say_number(&number, book, row);
    pm_convention_say_range(&range, row);
    say_rules(&rules, row);
    out->failed = out->failed || number.failed || range.failed || rules.failed;
    separate(out);
    pm_text_addf(out, "%s (convention of the audit)\n", row->name);
    pm_explain_fact(out, "Is", pm_text_bytes(&number));
    pm_explain_fact(out, "May be", pm_text_bytes(&range));
    pm_explain_fact(out, "Decides", row->decides);
    pm_explain_fact(out, "Reason", row->reason);
    pm_explain_fact(out, "In rules", pm_text_bytes(&rules));
    pm_explain_fact(out, "Source", row->source);
    pm_text_free(&number);
    pm_text_free(&range);
    pm_text_free(&rules);
}

bool pm_explain_convention(pm_text *out, const pm_rulebook *book, const char *word)
{
    const pm_convention *row = pm_convention_at(pm_convention_find(word));
    if (row != NULL) {
        explain_convention(out, book, row);
    }
    return row != NULL;
}

void pm_explain_conventions(pm_text *out, const pm_rulebook *book)
{
    for (size_t i = 0; i < pm_convention_count(); i++) {
        explain_convention(out, book, pm_convention_at(i));
    }
}

void pm_explain_convention_list(pm_text *out, const pm_rulebook *book)
{
    pm_text_add(out,
                "\nConventions of the audit (\"conventions\" explains each, \"rules-files\" how "
                "to set them)\n");
    for (size_t i = 0; i < pm_convention_count(); i++) {
        pm_text words = {0};
        say_number(&words, book, pm_convention_at(i));
        pm_text_addf(&words, ". %s", pm_convention_at(i)->decides);
        out->failed = out->failed || words.failed;
        pm_explain_row(out, pm_convention_at(i)->name, "", pm_text_bytes(&words));
        pm_text_free(&words);
    }
}

/* --- rules files ----------------------------------------------------------------------------- */

static const char *const GRAMMAR[] = {
    "rules-files: how to write a file for --rules",
    "",
    "  A text file. \"#\" begins a remark; line ends count as blanks. It may hold",
    "",
    "  title \"TEXT\"                     what the file stands for, once",
    "  set NAME = NUMBER                a convention: see \"partmap explain conventions\"",
    "  rule ID \"TITLE\"                  who has to be there, with these clauses:",
    "      require CONDITION            once",
    "      level issue | level watch    what it is when it is not met; usually issue",
    "      because \"TEXT\"  source \"TEXT\"  question \"TEXT\"  next \"TEXT\"",
    "",
    "  A CONDITION is a test, or conditions joined by and, or, not and parentheses:",
    "",
    "  share(WHO, of=BODY, voting) > 50%    share of the seats of a body",
    "  count(WHO, of=BODY) >= 2             how many seats",
    "  present(WHO)                         one or more",
    "  role(chair, of=BODY).sector = NAME   everybody who holds the role",
    "",
    "  WHO is an attribute of nodes and its value: sector=business, or several of",
    "  which one has to fit: sector=labour|\"trade unions\"; != for none of them;",
    "  several such apart by commas. Without WHO everybody counts. \"of\" names a body by",
    "  id or label; board is the decision body. Without \"of\" the organisations on the",
    "  map are counted. \"voting\" counts seats with a vote alone. A comparison is one of",
    "  = != < <= > >=, a number is plain or in percent.",
    "",
    "  Vacant seats count in the size and for nobody; observers and support have no",
    "  seat. What the map does not tell makes the result \"cannot tell\" unless it makes",
    "  no difference. A share that is met is followed by where its members sit on the",
    "  map. What partners answered (ing01 to ing13, ratings, views) cannot be asked for.",
    "",
    "  Several files may be given, and may agree; where they contradict each other they",
    "  are refused. fewest_answers can be raised, not lowered.",
    "",
    "  An example:",
    "",
    "      title \"What our constitution asks for\"",
    "      set majority = 60%",
    "      rule business-majority \"Business holds the majority\"",
    "          require share(sector=business, of=board, voting) > 50%",
    "              and role(chair, of=board).sector = business",
    "          because \"The constitution puts business in the lead.\"",
    "          source \"Constitution, section 4\"",
    NULL,
};

void pm_explain_rules_files(pm_text *out, const pm_rulebook *book)
{
    (void)book;
    separate(out);
    for (size_t i = 0; GRAMMAR[i] != NULL; i++) {
        pm_text_addf(out, "%s\n", GRAMMAR[i]);
    }
}
