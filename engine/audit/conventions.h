/* The thresholds of all rules in one place. Private to engine/audit.
 *
 * None is a law. Each is a round number with a reason, printed beside every finding it decides (the
 * rule's "threshold" in its rules_*.c says it in words: change both together). */
#ifndef PARTMAP_ENGINE_AUDIT_CONVENTIONS_H
#define PARTMAP_ENGINE_AUDIT_CONVENTIONS_H

/* Behind one member or tie: one is often a sponsorship both want, several are a structure; and one
 * member in ten is where a loss is felt beyond those concerned. */
#define PM_SEVERAL 2
#define PM_ONE_IN_TEN 0.1

/* Four pairs in five can reach each other. */
#define PM_CONNECTEDNESS_ISSUE 0.8

/* A majority decides alone whether the work goes on; above a third a partner can hardly be
 * replaced by the others within a year's budget. */
#define PM_MAJORITY 0.5
#define PM_A_THIRD (1.0 / 3.0)

/* A share of one or two payments says nothing: the first payer always has it all. */
#define PM_FEWEST_FLOWS 3

/* Of the five levers: with three of them one partner meets the others at every turn; two are worth
 * knowing. */
#define PM_LEVERS_ALL 5
#define PM_LEVERS_WATCH 2
#define PM_LEVERS_ISSUE 3

/* Ties expected between two sectors when ties fall at random: of maps where one is expected about
 * one in three has none (e^-1), where three are expected one in twenty (e^-3). */
#define PM_EXPECTED_WATCH 1.0
#define PM_EXPECTED_ISSUE 3.0

/* Steps further from decisions than the typical other sector; of fewer than two members a median
 * is one member's own place. */
#define PM_STEPS_WATCH 1.0
#define PM_STEPS_ISSUE 2.0
#define PM_FEWEST_OF_SECTOR 2

/* Below three on either side one member's place decides; one in twenty is the usual odds. */
#define PM_FEWEST_OF_MEMBERSHIP 3
#define PM_CHANCE 0.05
#define PM_HALF_A_STEP 0.5

/* Yearly, as public bodies plan; twice as late is more than a slip of the calendar. */
#define PM_REVIEW_MONTHS 12
#define PM_REVIEW_TIMES_ISSUE 2

/* The practitioners' own figures: four fifths agreed, one in five without a role. */
#define PM_AGREED 0.8
#define PM_WITHOUT_ROLE 0.2

/* Fewer delegates than this are no board. */
#define PM_FEWEST_DELEGATES 3

/* A summary of fewer answers tells whose they were. */
#define PM_FEWEST_ANSWERS 5

/* Own ratings run from 1 to 4; from 3 on it is called a strength. */
#define PM_STRONG_RATING 3

/* What is said of nearly everybody: fewer than one in ten differ. */
#define PM_NEARLY_ALL 0.9

/* Beyond one in five it is more than the odd one. */
#define PM_ONE_IN_FIVE 0.2

/* Of fewer seats, lines or bodies a majority is one partner's place. */
#define PM_FEWEST_CHAIRS 3
#define PM_FEWEST_BODIES 3
#define PM_FEWEST_OF_LAYER 3

/* A group holds under half the seats that its size would give it. */
#define PM_HALF_ITS_SHARE 0.5

/* Ten times larger: another kind of organisation, with another pace. */
#define PM_TEN_TIMES 10.0

/* As if fewer than three funders gave alike: with one gone, a third or more is missing. */
#define PM_FUNDERS_WATCH 3.0
#define PM_FEWEST_HOLDERS 3

/* Twice an equal share stands out from the others; half of it does too. */
#define PM_TIMES_EQUAL 2.0
#define PM_PART_OF_EQUAL 0.5

/* Of the betweenness of all: one partner between the others for a third of the ways. */
#define PM_BROKER_SHARE (1.0 / 3.0)

/* Freeman's centralisation runs from 0 to 1, a star: below a third no one place dominates. */
#define PM_LOW_CENTRALISATION (1.0 / 3.0)

/* The people who joined, or left, within a year are those who know the last round of plans least.
 */
#define PM_TENURE_MONTHS 12

/* One point of four in a mean rating is the step from "some" to "strong"; a third in shares. */
#define PM_RATING_GAP 1.0
#define PM_ANSWER_GAP (1.0 / 3.0)

#endif
