/* The README.txt of a template: for whoever sends out the sheets and gets them back. */
#include "formats/template.h"
#include "formats/template_parts.h"

void pm_add_template_readme(pm_text *out, size_t sheets)
{
    pm_text_add(out, "A SURVEY OF THE PARTNERS\n\n");
    pm_text_addf(out,
                 "In this folder: " PM_TEMPLATE_MAP ", the map without ties, and %zu question %s "
                 "(" PM_TEMPLATE_SUFFIX "), one for each\npartner. The first row of a sheet says "
                 "whose it is.\n\n",
                 sheets, sheets == 1 ? "sheet" : "sheets");
    pm_text_add(
        out,
        "1. Send each partner its own sheet, and no other. It opens in any spreadsheet program.\n"
        "2. The partner fills in a row for each partner it has to do with, answers the questions\n"
        "   below, and saves the sheet as CSV (in Excel: \"CSV UTF-8 (comma delimited)\").\n"
        "   Rows and columns may be moved or left out; a blank means \"not known\".\n"
        "3. Put the filled sheets into this folder in place of the blank ones. What a sheet is\n"
        "   called does not matter, only that it ends in " PM_TEMPLATE_SUFFIX ".\n"
        "4. Put them together:\n\n"
        "       partmap merge FOLDER -o town.graphml\n\n"
        "   That says who has not answered yet, which cells cannot be read, and where two "
        "partners\n"
        "   contradict each other. Do it as often as sheets come in.\n"
        "5. Audit the map:  partmap town.graphml\n\n");
    pm_text_add(
        out,
        "PRIVACY. Ask for roles (\"housing lead\"), never for names of people: the map then names\n"
        "nobody, and stays right when a post changes hands. What partners say of their trust in\n"
        "one another is told in confidence. Keep the filled sheets, the merged map and the list "
        "of\n"
        "contradictions with the few who need them, say so when you send the sheets out, and\n"
        "delete the sheets when the map is agreed.\n");
}
