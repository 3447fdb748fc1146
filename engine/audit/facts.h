/* Questions several rules ask of a measured map. Nothing here measures: it reads columns and stated
 * facts. Private to engine/audit. */
#ifndef PARTMAP_ENGINE_AUDIT_FACTS_H
#define PARTMAP_ENGINE_AUDIT_FACTS_H

#include "engine/audit/findings.h"

/* Number of a key for a member, for the network: false when undefined. */
bool pm_fact_of_member(const pm_audit *audit, const char *key, size_t member, double *number);
bool pm_fact_of_network(const pm_audit *audit, const char *key, double *number);

/* Is the truth value of a key defined and true? */
bool pm_fact_is_true(const pm_audit *audit, pm_level level, const char *key, size_t row);

/* Adds the members whose ids a list (or one id a text) holds; nothing when undefined. */
void pm_fact_add_listed(const pm_audit *audit, pm_level level, const char *key, size_t row,
                        pm_indexes *members);

/* Adds the members that have to pass a gatekeeper on the way to the decision body, in file order:
 * those whose chain of gatekept_by leads through it. */
void pm_fact_add_gatekept(const pm_audit *audit, size_t gatekeeper, pm_indexes *members);

/* Adds the members of a sector (row of PM_LEVEL_SECTOR), in file order. */
void pm_fact_add_sector(const pm_audit *audit, size_t sector, pm_indexes *members);

/* Share of all members, 0 on an empty map. */
double pm_fact_share_of_members(const pm_audit *audit, size_t count);

/* Of members, edges: is the closed-list word this value? */
bool pm_fact_is(const pm_audit *audit, pm_word word, size_t index, const char *choice);

/* Node of the first id that a list (employer, represents) states for a node: SIZE_MAX when there is
 * none. */
size_t pm_fact_first_node(const pm_audit *audit, pm_word word, size_t node);

/* Node of a member. */
size_t pm_fact_node(const pm_audit *audit, size_t member);

/* Is the member an organisation (a map without kinds has nothing else)? */
bool pm_fact_is_organisation(const pm_audit *audit, size_t member);

/* Number of the map's edges of a kind. */
size_t pm_fact_edges_of_kind(const pm_audit *audit, const char *kind);

/* A seat: an edge of kind member between somebody (member or person) and a body. Of two bodies the
 * edge's target is the one joined. False when the edge is no seat. */
bool pm_fact_seat(const pm_audit *audit, size_t edge, size_t *holder, size_t *body);

/* Is the member at the top: a decision body, or a board where the map names no decision body? */
bool pm_fact_is_top(const pm_audit *audit, size_t member);

/* Member that a seat counts for: its holder, or whom the person who holds it represents; SIZE_MAX
 * when there is none. */
size_t pm_fact_member_of_holder(const pm_audit *audit, size_t holder);

/* A seat that takes part: its role is neither observer nor support. A role not stated takes part.
 */
bool pm_fact_takes_part(const pm_audit *audit, size_t edge);

/* The seat an edge is, of a member that takes part (neither observer nor support) in a body that is
 * a member too: rows of both. False for any other edge. */
bool pm_fact_active_seat(const pm_audit *audit, size_t edge, size_t *member, size_t *body);

/* Place of a node's level from the top: strategic 0, executive 1, operational 2, delivery 3.
 * SIZE_MAX when it is support or not stated. */
size_t pm_fact_layer(const pm_audit *audit, size_t node);

/* Does the map state any fact of its governance (objective, review, escalation, glossary, ...)?
 * Where somebody filled that part in, a blank beside it is worth a question; elsewhere it is
 * merely unknown. */
bool pm_fact_states_governance(const pm_audit *audit);

/* Months from year 0 of a date (2026, 2026-11, 2026-11-30): false when text is NULL or no date. A
 * date without a month counts as the last month of its year when "late", else as the first. */
bool pm_fact_months(const char *text, bool late, int *months);

#endif
