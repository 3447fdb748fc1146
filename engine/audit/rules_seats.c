/* The rule on seats: sectors of the map and their seats on the board in, findings out. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/several.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

static size_t count_sectors(const pm_audit *audit)
{
    return pm_measures_rows(audit->measures, PM_LEVEL_SECTOR);
}

static pm_status file_without_seat(const pm_audit *audit, size_t sector, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, 0);
    pm_fact_add_sector(audit, sector, &draft.members);
    draft.weight = pm_fact_share_of_members(audit, draft.members.count);
    draft.outcome = draft.weight >= audit->conventions->notable_share ? PM_ISSUE : PM_WATCH;
    pm_say_sector(&draft.headline, audit->measures, sector);
    pm_text_add(&draft.headline, " has no seat on the board");
    pm_text_add(&draft.text, "The map states no seat on the board for ");
    pm_say_sector(&draft.text, audit->measures, sector);
    pm_text_add(&draft.text, ", a sector of ");
    pm_say_counted(&draft.text, draft.members.count, "member", "members");
    pm_text_add(&draft.text, " (");
    pm_say_members(&draft.text, audit->measures, &draft.members, 0);
    pm_text_add(&draft.text, "). Observers are not counted.");
    pm_draft_number(&draft, "members", (double)draft.members.count);
    pm_draft_number(&draft, "share", draft.weight);
    pm_draft_number(&draft, "seats", 0);
    draft.badge_count = PM_MOST_BADGES;
    return pm_draft_file(&draft, err);
}

/* Sectors of one member share a finding: one each would read like a roll-call. */
static pm_status file_single_sectors(const pm_audit *audit, const pm_indexes *sectors,
                                     pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, 0);
    pm_say_counted_first(&draft.headline, sectors->count, "",
                         "one-member sectors have no board seat");
    pm_text_add(&draft.text, "The map states no seat on the board for ");
    size_t shown = sectors->count <= PM_MOST_NAMES + 1 ? sectors->count : PM_MOST_NAMES;
    for (size_t i = 0; i < sectors->count; i++) {
        pm_fact_add_sector(audit, sectors->items[i], &draft.members);
        if (i < shown && !draft.members.failed) {
            pm_say_between(&draft.text, i, shown < sectors->count ? SIZE_MAX : shown);
            pm_say_sector(&draft.text, audit->measures, sectors->items[i]);
            pm_text_add(&draft.text, " (");
            pm_say_member(&draft.text, audit->measures, draft.members.items[i]);
            pm_text_add(&draft.text, ")");
        }
    }
    pm_say_others(&draft.text, shown, sectors->count);
    pm_text_add(&draft.text, ", each a sector of one member. Observers are not counted.");
    draft.weight = pm_fact_share_of_members(audit, sectors->count);
    draft.outcome = pm_fact_share_of_members(audit, 1) >= audit->conventions->notable_share
                        ? PM_ISSUE
                        : PM_WATCH;
    draft.badge_count = PM_MOST_BADGES;
    pm_draft_number(&draft, "sectors", (double)sectors->count);
    pm_draft_number(&draft, "members", (double)draft.members.count);
    pm_draft_number(&draft, "share", draft.weight);
    pm_draft_number(&draft, "seats", 0);
    return pm_draft_file(&draft, err);
}

/* Does the edge say that its source governs or supports (hosts) a board? */
static bool keeps_board(const pm_audit *audit, size_t edge)
{
    size_t board = pm_map_edge(audit->map, edge)->target;
    return pm_map_kind(audit->map, board) == PM_BODY &&
           pm_fact_is(audit, PM_NODE_BODY_TYPE, board, "board") &&
           (pm_map_edge_is(audit->map, edge, "governs") ||
            pm_map_edge_is(audit->map, edge, "supports"));
}

/* Has the sector a member that governs or hosts a board? Its voice is not what is missing there. */
static bool sector_keeps_board(const pm_audit *audit, size_t sector)
{
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t source = pm_map_edge(audit->map, edge)->source;
        size_t member = pm_measures_member_of_node(audit->measures, source);
        if (member != SIZE_MAX && keeps_board(audit, edge) &&
            pm_measures_sector_of_member(audit->measures, member) == sector) {
            return true;
        }
    }
    return false;
}

/* Sectors by what is said of their seats. */
typedef struct unseated {
    pm_ranked *several; /* without a seat, of two members or more, by members */
    size_t count;
    pm_indexes singles; /* without a seat, of one member */
    pm_indexes keepers; /* without a seat, but one of them governs or hosts the board */
    size_t seats;       /* of all sectors, 0 also where they are not known */
} unseated;

static void find_unseated(const pm_audit *audit, unseated *found)
{
    for (size_t sector = 0; sector < count_sectors(audit); sector++) {
        double held = 0;
        double members = 0;
        bool known =
            pm_measures_number(audit->measures, PM_LEVEL_SECTOR, "board_seats", sector, &held) &&
            pm_measures_number(audit->measures, PM_LEVEL_SECTOR, "members", sector, &members);
        found->seats += (size_t)held;
        if (!known || held > 0) {
            continue;
        }
        if (sector_keeps_board(audit, sector)) {
            pm_indexes_add(&found->keepers, sector);
        } else if (members < PM_SEVERAL) {
            pm_indexes_add(&found->singles, sector);
        } else {
            found->several[found->count++] = (pm_ranked){.index = sector, .weight = members};
        }
    }
}

static pm_status file_all_seated(const pm_audit *audit, const pm_indexes *keepers, pm_error *err)
{
    if (keepers->count == 0) {
        return pm_find_fine(audit, "Every sector has a seat on the board",
                            "Each sector on the map holds at least one seat on the board.", err);
    }
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    pm_text_add(&draft.headline, "Every sector has a place at the board");
    pm_text_add(&draft.text, "Each sector on the map holds a seat on the board, or has a member "
                             "that governs or hosts it: so ");
    for (size_t i = 0; i < keepers->count; i++) {
        pm_say_between(&draft.text, i, keepers->count);
        pm_say_sector(&draft.text, audit->measures, keepers->items[i]);
    }
    pm_say_stop(&draft.text);
    pm_draft_number(&draft, "without_seat", (double)keepers->count);
    return pm_draft_file(&draft, err);
}

static pm_status file_unseated(const pm_audit *audit, unseated *found, pm_error *err)
{
    static const pm_several how = {file_without_seat, "more sector without a seat",
                                   "more sectors without a seat", false};
    if (found->seats == 0) {
        return pm_find_unknown(audit, PM_RECORD_SEATS, "Seats on the board are not known",
                               "The map states no sector's seat on a board. Record `body_type` "
                               "`board` on the board, edges of kind `member` to it, and `sector` "
                               "on the members.",
                               err);
    }
    pm_status status = pm_file_several(audit, &how, found->several, found->count, err);
    if (status == PM_OK && found->singles.count == 1) {
        return file_without_seat(audit, found->singles.items[0], err);
    }
    if (status == PM_OK && found->singles.count > 1) {
        return file_single_sectors(audit, &found->singles, err);
    }
    if (status == PM_OK && found->count == 0) {
        return file_all_seated(audit, &found->keepers, err);
    }
    return status;
}

static pm_status rule_sector_seat(const pm_audit *audit, pm_error *err)
{
    unseated found = {.several = pm_new_array(count_sectors(audit), sizeof *found.several)};
    if (found.several == NULL) {
        return pm_fail_memory(err);
    }
    find_unseated(audit, &found);
    pm_status status = pm_indexes_check(&found.singles, err);
    status = status == PM_OK ? pm_indexes_check(&found.keepers, err) : status;
    status = status == PM_OK ? file_unseated(audit, &found, err) : status;
    pm_indexes_free(&found.singles);
    pm_indexes_free(&found.keepers);
    free(found.several);
    return status;
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "sector-seat",
        .title = "Sectors without a seat on the board",
        .family = "sectors",
        .fact = PM_FACT_STATED,
        .needs = "sector, body_type, edges of kind governs and supports; board_seats",
        .threshold = "issue for a sector of at least {notable_share} of the members, watch for a "
                     "smaller one; none for a sector that governs or hosts the board",
        .why = "Those without a seat hear of decisions afterwards. A tenth of the members is a "
               "voice that would be missed.",
        .question = "Who on the board speaks for this sector, and does it know?",
        .next_step = "Offer a seat, or name the board member that speaks for it.",
        .source = "The voluntary sector's claim to equal status and immediate access for all "
                  "partners",
        .function = PM_RULE_FUNCTION(rule_sector_seat),
    },
};

const pm_rule_table pm_rules_of_seats = {RULES, sizeof RULES / sizeof *RULES};
