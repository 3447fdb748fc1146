/* Private to the XML layer: what xml_read.c, which feeds libxml2, shares with xml_events.c, which
 * it calls back. */
#ifndef PARTMAP_FORMATS_XML_EVENTS_H
#define PARTMAP_FORMATS_XML_EVENTS_H

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <stdbool.h>
#include <stddef.h>

#include "formats/source.h"
#include "formats/xml_bytes.h"
#include "formats/xml_faults.h"
#include "formats/xml_read.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *pm_libxml_fault;
#else
typedef xmlErrorPtr pm_libxml_fault;
#endif

typedef struct pm_xml_reader {
    pm_source *source;
    xmlParserCtxtPtr parser;
    pm_tag_guard guard;
    bool after_return; /* the last chunk ended in a carriage return, made a line feed */
    const pm_xml_events *events;
    void *data;
    pm_xml_open open[PM_DEEPEST_ELEMENT];
    size_t depth; /* open elements; open[depth - 1] is the innermost */
    bool begun;   /* there was a root */
    char *values; /* of the current tag's attributes, each closed with a zero byte */
    size_t values_room;
    pm_place here;    /* where the next event begins */
    bool at_end;      /* the parser has all there is */
    bool broken;      /* the XML is at fault: what libxml2 says after that is noise */
    bool stopped;     /* the reader of the format wants no more */
    pm_status status; /* of the first callback that failed */
    pm_error *err;
} pm_xml_reader;

/* Is there more to come? Not after a fault, nor once the reader of the format wants no more. */
bool pm_xml_goes_on(const pm_xml_reader *r);

/* Where the parser stands. */
pm_place pm_xml_place(const pm_xml_reader *r);

/* Tells of a fault; nothing can be read after it. */
void pm_xml_break_off(pm_xml_reader *r, const pm_error *fault);
void pm_xml_break_off_for(pm_xml_reader *r, pm_xml_fault kind, pm_place place, const char *detail);

/* What libxml2 is to call, with the reader as its data. */
xmlSAXHandler pm_xml_handlers(void);
void pm_xml_on_fault(void *data, pm_libxml_fault fault);

#endif
