/* Ids of members on pages: see member_ids.h. */
#include "viz/member_ids.h"

#include <stdbool.h>
#include <string.h>

enum { LONGEST_ID = 80 };

void pm_text_add_member_id(pm_text *text, const char *prefix, const pm_measures *measures,
                           size_t member)
{
    const char *id =
        pm_map_node_id(pm_measures_map(measures), pm_measures_node_of_member(measures, member));
    pm_text_add(text, prefix);
    if (strlen(id) > LONGEST_ID) {
        pm_text_addf(text, "..%zu", member);
        return;
    }
    for (const char *at = id; *at != '\0'; at++) {
        bool plain = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
                     (*at >= '0' && *at <= '9') || *at == '-' || *at == '_';
        if (plain) {
            pm_text_add_bytes(text, at, 1);
        } else {
            pm_text_addf(text, ".%02x", (unsigned)(unsigned char)*at);
        }
    }
}
