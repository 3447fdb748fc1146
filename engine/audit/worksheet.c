/* The words of the group worksheet: see worksheet.h. */
#include "engine/audit/worksheet.h"

static const pm_worksheet_line LINES[] = {
    {"Self-awareness", "Do we notice, as a group, when a meeting turns sour, and say so?"},
    {"Self-regulation", "When something annoys us, do we wait until we can say it usefully?"},
    {"Motivation", "Do we go on when nothing shows for it yet?"},
    {"Empathy", "Could each of us put another partner's worry into words it would agree with?"},
    {"Social skill", "Do we find the next step with somebody we do not find easy?"},
};

const char *pm_worksheet_opening(void)
{
    return "For a group of five or more, on paper, without names. Each person marks every line "
           "from "
           "1 (seldom) to 4 (nearly always) for the group, never for a person. Somebody from "
           "outside collects the sheets, writes down for each line how often each mark was given, "
           "and destroys them. Talk about the line where the marks are furthest apart. Do not add "
           "the lines up, keep no sheet, and put nothing of it on the map.";
}

const char *pm_worksheet_source(void)
{
    return "Five components after Goleman 1998, What makes a leader?, Harvard Business Review 76; "
           "the questions are partmap's";
}

const pm_worksheet_line *pm_worksheet_line_at(size_t index)
{
    return index < sizeof LINES / sizeof *LINES ? &LINES[index] : NULL;
}
