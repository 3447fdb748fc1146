/* Ids of members on pages: harmless within any markup, and from each the others can be told. On a
 * drawing a member's mark is PREFIX "member-" ID, in a report its row of the table "org-" ID, ID
 * being the same. Private to viz. */
#ifndef PARTMAP_VIZ_MEMBER_IDS_H
#define PARTMAP_VIZ_MEMBER_IDS_H

#include "engine/base/text.h"
#include "engine/measure/measures.h"

#define PM_ROW_PREFIX "org-"

/* Appends prefix and what becomes of the member's id: letters, digits, '-' and '_' stay, every
 * other byte becomes ".hh"; two ids never become one, and the result is an XML name behind its
 * prefix. */
void pm_text_add_member_id(pm_text *text, const char *prefix, const pm_measures *measures,
                           size_t member);

#endif
