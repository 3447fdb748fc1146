/* Composing sentences for a board: see words.h. */
#include "engine/audit/words.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "engine/audit/findings.h"

/* LONGEST_PAIR: two names longer than this together do not fit a headline. */
enum {
    LONGEST_NAME = 60,
    LONGEST_PAIR = 26,
    LARGEST_WORD = 12,
    THOUSAND = 1000,
    MOST_GROUPS = 120
};

void pm_say_count(pm_text *text, size_t count)
{
    static const char *const words[LARGEST_WORD + 1] = {"no",   "one",    "two",   "three", "four",
                                                        "five", "six",    "seven", "eight", "nine",
                                                        "ten",  "eleven", "twelve"};
    if (count <= LARGEST_WORD) {
        pm_text_add(text, words[count]);
    } else {
        pm_text_addf(text, "%zu", count);
    }
}

void pm_say_counted(pm_text *text, size_t count, const char *one, const char *many)
{
    pm_say_count(text, count);
    pm_text_addf(text, " %s", count == 1 ? one : many);
}

void pm_say_counted_first(pm_text *text, size_t count, const char *one, const char *many)
{
    size_t start = text->length;
    pm_say_counted(text, count, one, many);
    if (!text->failed && text->bytes[start] >= 'a' && text->bytes[start] <= 'z') {
        text->bytes[start] = (char)(text->bytes[start] - 'a' + 'A');
    }
}

void pm_say_share(pm_text *text, double share)
{
    double percent = round(share * 100);
    if (share > 0 && percent < 1) {
        pm_text_add(text, "under 1%");
    } else if (share < 1 && percent > 99) {
        pm_text_add(text, "over 99%");
    } else {
        pm_text_add_rounded(text, percent, 0);
        pm_text_add(text, "%");
    }
}

void pm_say_steps(pm_text *text, double steps)
{
    size_t start = text->length;
    pm_text_add_rounded(text, steps, 1);
    bool one = !text->failed && strcmp(text->bytes + start, "1") == 0;
    pm_text_add(text, one ? " step" : " steps");
}

void pm_say_amount(pm_text *text, double amount)
{
    double rest = round(fabs(amount));
    int groups[MOST_GROUPS];
    size_t count = 0;
    do {
        groups[count++] = (int)fmod(rest, THOUSAND);
        rest = floor(rest / THOUSAND);
    } while (rest >= 1 && count < MOST_GROUPS);
    if (amount < 0) {
        pm_text_add(text, "-");
    }
    pm_text_addf(text, "%d", groups[count - 1]);
    while (--count > 0) {
        pm_text_addf(text, ",%03d", groups[count - 1]);
    }
}

void pm_say_name(pm_text *text, const char *name)
{
    bool pending_space = false;
    size_t said = 0;
    while (*name != '\0') {
        const char *start = name;
        unsigned long character = pm_utf8_next(&name);
        bool blank = character <= 0x20 || (character >= 0x7F && character <= 0xA0);
        if (blank) {
            pending_space = said > 0;
            continue;
        }
        if (said + (pending_space ? 1 : 0) >= LONGEST_NAME) {
            pm_text_add(text, "...");
            return;
        }
        if (pending_space) {
            pm_text_add(text, " ");
            said++;
            pending_space = false;
        }
        if (character == 0xFFFD) {
            pm_text_add(text, "\xEF\xBF\xBD");
        } else {
            pm_text_add_bytes(text, start, (size_t)(name - start));
        }
        said++;
    }
}

void pm_say_node(pm_text *text, const pm_map *map, size_t node)
{
    if (pm_map_kind(map, node) != PM_PERSON) {
        pm_say_name(text, pm_map_label(map, node));
        return;
    }
    const char *role = pm_map_text(map, PM_NODE_ROLE, node);
    pm_text_add(text, text->length == 0 ? "A person" : "a person");
    if (role != NULL) {
        pm_text_add(text, " (");
        pm_say_name(text, role);
        pm_text_add(text, ")");
    }
}

void pm_say_member(pm_text *text, const pm_measures *measures, size_t member)
{
    pm_say_node(text, pm_measures_map(measures), pm_measures_node_of_member(measures, member));
}

void pm_say_sector(pm_text *text, const pm_measures *measures, size_t sector)
{
    pm_say_name(text, pm_measures_row_name(measures, PM_LEVEL_SECTOR, sector));
}

void pm_say_between(pm_text *text, size_t index, size_t count)
{
    if (index > 0) {
        pm_text_add(text, index + 1 == count ? " and " : ", ");
    }
}

void pm_say_others(pm_text *text, size_t shown, size_t count)
{
    if (shown < count) {
        pm_text_add(text, " and ");
        pm_say_counted(text, count - shown, "other", "others");
    }
}

void pm_say_members(pm_text *text, const pm_measures *measures, const pm_indexes *members,
                    size_t from)
{
    size_t count = members->count > from ? members->count - from : 0;
    /* Five names cost less than four names "and one other". */
    size_t shown = count <= PM_MOST_NAMES + 1 ? count : PM_MOST_NAMES;
    for (size_t i = 0; i < shown; i++) {
        pm_say_between(text, i, shown < count ? SIZE_MAX : count);
        pm_say_member(text, measures, members->items[from + i]);
    }
    pm_say_others(text, shown, count);
}

static size_t label_length(const pm_measures *measures, size_t member)
{
    size_t node = pm_measures_node_of_member(measures, member);
    return pm_utf8_count(pm_map_label(pm_measures_map(measures), node));
}

void pm_say_some(pm_text *text, const pm_measures *measures, const pm_indexes *members)
{
    bool both = members->count == 2 && label_length(measures, members->items[0]) +
                                               label_length(measures, members->items[1]) <=
                                           LONGEST_PAIR;
    size_t shown = both ? 2 : members->count > 0 ? 1 : 0;
    for (size_t i = 0; i < shown; i++) {
        pm_say_between(text, i, members->count);
        pm_say_member(text, measures, members->items[i]);
    }
    pm_say_others(text, shown, members->count);
}

void pm_say_decision_body(pm_text *text, const pm_measures *measures)
{
    const pm_map *map = pm_measures_map(measures);
    if (pm_measures_decision_body_count(measures) != 1) {
        pm_text_add(text, "a decision body");
        return;
    }
    size_t members = pm_measures_rows(measures, PM_LEVEL_ORGANISATION);
    for (size_t member = 0; member < members; member++) {
        if (pm_measures_is_decision_body(measures, member)) {
            size_t node = pm_measures_node_of_member(measures, member);
            int type = pm_map_choice(map, PM_NODE_BODY_TYPE, node);
            bool board = type >= 0 && type == pm_vocabulary_choice(PM_NODE_BODY_TYPE, "board");
            pm_text_add(text, board ? "the board" : "the decision body");
            return;
        }
    }
}
