/* What a map would have to state before a rule can tell, each as the object of "Record ...". Rules
 * that lack the same name the same of these, so that whoever shows findings can fold them into one
 * line (missing.h). Where a rule lacks several, it names what the others hang on. */
#ifndef PARTMAP_ENGINE_AUDIT_RECORDS_H
#define PARTMAP_ENGINE_AUDIT_RECORDS_H

/* the map itself */
#define PM_RECORD_TIES "organisations as nodes and their relationships as edges"
#define PM_RECORD_DECISION_BODY "`decision_body` on the node where decisions are made"
#define PM_RECORD_GROUPS "each action group as a node with its `body_type`"
#define PM_RECORD_DATE "`date` on the map"
#define PM_RECORD_REVIEW "`last_review` and `date` on the map"
#define PM_RECORD_FORM "`governance_form` on the map"
#define PM_RECORD_OBJECTIVE "`objective` on the map"
#define PM_RECORD_DISPUTES "`dispute_process` and `escalation_to` on the map"
#define PM_RECORD_GLOSSARY "`glossary` on the map"

/* members and people */
#define PM_RECORD_SECTOR "`sector` on organisations"
#define PM_RECORD_RESOURCE "`budget` (or `staff` or `funding`) on organisations"
#define PM_RECORD_LEVEL "`level` on nodes"
#define PM_RECORD_MEMBERSHIP "`membership` on organisations"
#define PM_RECORD_ROLE_DESCRIPTION "`role_description` on organisations"
#define PM_RECORD_AUTHORITY "`authority` on board members"
#define PM_RECORD_AGREED "`objective_agreed` on organisations"
#define PM_RECORD_NEEDS "`needs` and `offers` on organisations"
#define PM_RECORD_SKILLS "`skill_leadership` and the other ratings on organisations"
#define PM_RECORD_INGREDIENTS "`ing01` to `ing13` on organisations"
#define PM_RECORD_SINCE "`since` on nodes and edges and `date` on the map"

/* relationships */
#define PM_RECORD_SEATS "edges of `kind` `member` and their `role`"
#define PM_RECORD_LINES "edges of `kind` `feeds_into`, `accountable_to` or `governs` between bodies"
#define PM_RECORD_FLOWS "edges of `kind` `funds` and `refers` and their `amount`"
#define PM_RECORD_AGREEMENT "`agreement` on edges of `kind` `funds` and `refers`"
#define PM_RECORD_INFORMS "edges of `kind` `informs`"
#define PM_RECORD_SUPPORTS "edges of `kind` `supports`"
#define PM_RECORD_DEVELOPS "edges of `kind` `develops` and `seconds`"
#define PM_RECORD_OUTCOMES "outcomes as nodes and edges of `kind` `contributes_to`"
#define PM_RECORD_CARRIERS "`carried_by` on edges"
#define PM_RECORD_BEHAVIOUR "`behaviour_source` and `behaviour_target` on edges"
#define PM_RECORD_PURPOSE "`purpose` and `behaviour` on edges"
#define PM_RECORD_SCOPE "`scope` on edges"
#define PM_RECORD_REPORTS "`reported_by` on edges"

#endif
