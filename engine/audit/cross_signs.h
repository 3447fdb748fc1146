/* What the map shows of the ingredients that structure or record can speak to, for setting beside
 * the answers. Private to engine/audit. */
#ifndef PARTMAP_ENGINE_AUDIT_CROSS_SIGNS_H
#define PARTMAP_ENGINE_AUDIT_CROSS_SIGNS_H

#include "engine/audit/findings.h"

/* What the map shows of one ingredient. */
typedef enum pm_sign {
    PM_SIGN_UNKNOWN, /* the map does not state enough */
    PM_SIGN_ABSENT,
    PM_SIGN_PRESENT
} pm_sign;

/* Composes into words what follows "the map shows " ("that two members have no tie"), with its
 * numbers. Fails only when memory runs out. */
typedef pm_status pm_read_sign(const pm_audit *audit, pm_text *words, pm_sign *sign, pm_error *err);

/* An ingredient and how the map speaks to it. */
typedef struct pm_cross_sign {
    size_t ingredient; /* 1..13 */
    pm_read_sign *read;
} pm_cross_sign;

enum { PM_CROSS_SIGNS = 9 };
extern const pm_cross_sign pm_cross_signs[PM_CROSS_SIGNS];

#endif
