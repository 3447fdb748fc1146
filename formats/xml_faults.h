/* Private to the XML layer: what is said of broken XML. */
#ifndef PARTMAP_FORMATS_XML_FAULTS_H
#define PARTMAP_FORMATS_XML_FAULTS_H

#include "formats/xml_read.h"

/* How XML can be broken. */
typedef enum pm_xml_fault {
    PM_FAULT_OTHER,    /* detail: the parser's words */
    PM_FAULT_ENDING,   /* the file ends too early */
    PM_FAULT_MISMATCH, /* detail: name in the end tag */
    PM_FAULT_ENTITY,   /* detail: name of the entity */
    PM_FAULT_BYTES,
    PM_FAULT_CHARACTER,
    PM_FAULT_CHARACTER_NUMBER,
    PM_FAULT_LESS_IN_VALUE,
    PM_FAULT_NO_QUOTES,
    PM_FAULT_NO_VALUE,
    PM_FAULT_TWICE,
    PM_FAULT_AMPERSAND,
    PM_FAULT_MARKUP,
    PM_FAULT_TAG_OPEN,
    PM_FAULT_DECLARATION,
    PM_FAULT_ZEROS,
    PM_FAULT_EXTRA,
    PM_FAULT_DOCTYPE,
    PM_FAULT_DEPTH,
    PM_FAULT_COUNT
} pm_xml_fault;

/* An element that is open. */
typedef struct pm_xml_open {
    const char *name;
    pm_place place;
} pm_xml_open;

/* Puts a fault into words, with its place, in *fault. innermost is the innermost open element;
 * NULL: none is open. detail may be "". Returns PM_INVALID. */
pm_status pm_xml_describe(pm_xml_fault kind, pm_place place, const pm_xml_open *innermost,
                          const char *detail, pm_error *fault);

#endif
