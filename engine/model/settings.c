/* Default settings: see settings.h. */
#include "engine/model/settings.h"

#include <stddef.h>

pm_settings pm_default_settings(void)
{
    return (pm_settings){.ties = NULL, .combine = PM_EITHER, .directed = false, .seed = 1};
}
