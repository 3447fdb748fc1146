/* Private to formats: how values that a word of the vocabulary does not take are looked at, by all
 * readers alike. Other programs have attributes of the same names for facts of their own. */
#ifndef PARTMAP_FORMATS_FIT_H
#define PARTMAP_FORMATS_FIT_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/model/vocabulary.h"

/* What is known of the values of an attribute that is read as a word. */
typedef struct pm_fit {
    size_t fitting, wrong;
    bool near; /* of the wrong ones, one is nearly what the word takes */
} pm_fit;

/* Notes a value that the word takes, or does not. */
void pm_fit_add(pm_fit *fit, pm_word word, const char *value, bool fits);

/* Are the values texts to be displayed, and no kinds of tie? So it is where the attribute is called
 * a label and not one value fits or nearly does: nothing is to be said of it then. */
bool pm_fit_is_display_text(const pm_fit *fit, pm_word word, const char *name);

#endif
