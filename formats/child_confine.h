/* Shutting a child process in, before it looks at a map that may be hostile. The only door to
 * libseccomp. */
#ifndef PARTMAP_FORMATS_CHILD_CONFINE_H
#define PARTMAP_FORMATS_CHILD_CONFINE_H

#include <stdbool.h>

/* From now on the process can make no socket, run no other program and look into no other process:
 * the system refuses with EPERM. False: it does not know how to. */
bool pm_child_confine(void);

#endif
