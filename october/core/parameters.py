"""Every number of a scenario that a kernel reads: its name, unit, range and meaning, once.

A parameter table is a structured array of float64 fields. From the declarations here come its
dtype, the schema that checks a scenario's files, the JSON Schema for editors and the docs.
Tables with one row (``hall``, ``keep``, ``town``) hold a theatre's parameters; the others hold
the traits of a wing, a unit, a body and so on, a row each (row 0 is the null row).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Parameter(NamedTuple):
    """One number: ``low`` and ``high`` are the hard limits of what makes sense."""

    name: str
    unit: str
    low: float
    high: float
    meaning: str


P = Parameter
INF = float("inf")

# ---------------------------------------------------------------- assembly
HALL: tuple[Parameter, ...] = (
    # who is there
    P("credentials", "option", 0, 10, "which credentials table holds: an index into its options"),
    P("composition", "", 0.1, 1.9, "weight of the leading party's delegates against the table"),
    P("position_sd", "position", 0, 1, "spread of delegates about their wing on each issue"),
    P("resentment_sd", "share", 0, 1, "spread of delegates' grievance about their faction's"),
    P("loyalty", "share", 0, 1, "mean loyalty of delegates to the assembly"),
    P("threshold_shape", "", 0.1, 20, "shape of the beta distribution of exit thresholds"),
    P("mixing", "share", 0, 1, "delegates who do not sit with their wing"),
    # opening, recess, close
    P("opens", "s", 0, 86400, "earliest opening, from the scenario's start"),
    P("open_rate", "1/h", 0, 100, "hazard of opening at the hour it was due"),
    P("impatience", "1/h", 0, 10, "growth of that hazard while the hall waits"),
    P("open_hold", "", 0, 5, "how much pressure delays the opening until the palace falls"),
    P("gathering", "min", 0, 600, "median time at which a faction's first caucus ends, once due"),
    P("gathering_log_sd", "", 0, 3, "its spread"),
    P("recess_rate", "1/min", 0, 1, "hazard at which the chair calls a recess"),
    P("recess_fatigue", "", 0, 10, "weight of fatigue in it"),
    P("recess_length", "min", 1, 240, "median length of a recess"),
    P("recess_log_sd", "", 0, 3, "its spread"),
    P("adjourn_rate", "1/min", 0, 1, "hazard of adjourning once the business is done"),
    P("exhaustion", "", 0, 20, "weight of fatigue in adjourning with business open"),
    P("vote_length", "min", 0, 30, "time that putting a motion takes"),
    P("idle", "min", 0.1, 30, "silence after which the chair calls the next business"),
    # listening and fatigue
    P("listening", "share", 0, 1, "part of the distance to a speaker that one speech closes"),
    P("bound", "position", 0, 2, "distance beyond which a speaker is not listened to"),
    P("recoil", "share", 0, 1, "part of the distance to one's anchor regained after a speech"),
    P("fatigue_rate", "1/h", 0, 1, "growth of fatigue"),
    P("fatigue_from", "s", 0, 86400, "when it sets in"),
    P("fatigue_most", "share", 0, 1, "its limit"),
    # grievance
    P("hostile_gain", "share", 0, 1, "grievance from a hostile act of full strength"),
    P("friendly_loss", "share", 0, 1, "grievance lost by a conciliatory act of full strength"),
    P("grievance_life", "h", 0.1, 100, "half-life of what the night adds"),
    P("iota_ally", "share", 0, 1, "weight of an act against an ally"),
    P("iota_other", "share", 0, 1, "weight of an act against any other bloc"),
    P("approval_loss", "share", 0, 1, "approval of one's leader lost by an insult to friends"),
    # news
    P("news_grievance", "share", 0, 1, "grievance from a deed of full severity"),
    P("news_urgency", "share", 0, 1, "urgency from a deed of full severity"),
    P("urgency_life", "min", 1, 600, "half-life of urgency"),
    P("news_repeat", "", 0.1, 100, "the n-th repeat counts 1/(1 + n/this)"),
    P("urgency_shortens", "share", 0, 1, "how much urgency shortens a speech"),
    P("urgency_noise", "utility", 0, 2, "how much urgency adds to voting noise"),
    P("gun_blame", "share", 0, 1, "chance that a salvo counts as a defection of those blamed"),
    P("hope", "share", 0, 1, "chance given at the start that the government survives"),
    P("refuge", "share", 0, 1, "how far those who leave have somewhere to go"),
    # voting
    P("vote_noise", "utility", 0.01, 5, "σ of the random utility"),
    P("discipline", "log odds", 0, 5, "weight of the leader's cue"),
    P("conformity", "log odds", 0, 10, "weight of the share seen to vote aye"),
    P("confusion", "share", 0, 1, "who vote without regard to their view"),
    P("raises", "share", 0, 1, "nays who raise a hand"),
    P("seen", "share", 0, 1, "raised hands that the chair sees before acclamation"),
    P("hand_error", "share", 0, 1, "standard error of a count of hands"),
    P("vote_method", "option", 0, 4, "0 as the rules say, 1 acclaim, 2 hands, 3 roll, 4 secret"),
    # applause
    P("clap_spread", "1/s", 0, 10, "β of the contagion of clapping"),
    P("clap_tiring", "1/s", 0, 10, "γ of the contagion of stopping"),
    P("clap_arousal", "", 0, 50, "how much agreement and arousal prolong"),
    P("clap_stirs", "share", 0, 1, "arousal left by an applause of everybody"),
    P("arousal_life", "min", 0.5, 120, "half-life of arousal"),
    # blocs
    P("error", "share", 0, 0.5, "chance that an act is taken for its opposite"),
    P("steadiness", "share", 0.5, 1, "cooperation after mutual cooperation"),
    P("remorse", "share", 0, 1, "cooperation after one's own unanswered defection, at least"),
    P("remorse_slope", "share", 0, 1, "what forgiveness adds to it"),
    P("grievance_slope", "log odds", 0, 10, "weight of grievance in one's stance"),
    P("pressure_slope", "log odds", 0, 10, "weight of off-stage pressure in one's stance"),
    P("news_slope", "log odds", 0, 10, "weight of bad news of the moment in one's stance"),
    P("pressure", "share", 0, 1, "off-stage pressure to take power alone"),
    # leaders
    P("ask_rate", "1/min", 0, 1, "rate at which a leader asks for the floor"),
    P("ask_unanswered", "", 0, 5, "weight of unanswered acts in it"),
    P("ask_urgency", "", 0, 5, "weight of urgency in it"),
    P("answer_life", "min", 0.5, 240, "half-life of an unanswered act"),
    P("unanswered_most", "acts", 0, 100, "unanswered acts beyond which more do not press"),
    P("temperature", "utility", 0.01, 5, "of a leader's choice of act"),
    P("amend_step", "share", 0, 1, "part of the way to one's own position that an amendment asks"),
    P("withdraw_below", "share", 0, 1, "share of ayes expected below which movers take it back"),
    P("weariness", "utility", 0, 5, "what the tired gain by a motion that shortens the sitting"),
    P("unfinished", "utility", 0, 5, "what is lost by breaking off before power is claimed"),
    P("procedure_cost", "utility", 0, 5, "what it costs a leader to move about procedure"),
    P("order_value", "utility", 0, 5, "worth of bringing what was voted back to the floor"),
    P("carry_weight", "", 0, 5, "weight of what a motion would move, times its chance"),
    P("approval_weight", "", 0, 5, "weight of approval in one's own camp"),
    P("swing_weight", "", 0, 5, "weight of standing lost with those between"),
    P("delay_weight", "", 0, 5, "weight of time taken, times urgency"),
    P("delay_scale", "min", 0.1, 60, "a speech of this length counts as one in it"),
    P("declared_tires", "utility", 0, 5, "what each declaration takes off the next"),
    P("belief_error", "share", 0, 1, "error of a leader's guess at the hall"),
    P("appeal_value", "utility", 0, 5, "what the appeal gains once the government is taken"),
    P("list_value", "utility", -5, 5, "what the appeal is worth as the list's own business"),
    P("popularity_weight", "", 0, 10, "in the choice of a speaker"),
    P("distance_weight", "", 0, 10, "in the choice of a speaker"),
    P("authority_weight", "", 0, 10, "in the choice of a speaker"),
    P("tired_weight", "", 0, 10, "in the choice of a speaker, for each speech just held"),
    P("reply_grievance", "", 0, 5, "growth of a reply's or nomination's delay with grievance"),
    P("reply_variation", "", 0.05, 3, "coefficient of variation of that delay"),
    P("speaker_rest", "min", 1, 600, "half-life of a speaker's weariness of speaking"),
    P("motion_pause", "min", 0, 600, "before the same motion may be moved again"),
    P("speech_log_sd", "", 0, 2, "spread of speech lengths"),
    P("hooting", "share", 0, 5, "how much hostility lengthens a speech by interruptions"),
    P("heckling", "1/min", 0, 10, "rate of being shouted down, where all are aroused and hostile"),
    # talks
    P("nomination", "min", 0, 600, "mean delay of a nomination without grievance"),
    P("meeting", "min", 0, 1440, "median time until those nominated meet"),
    P("terms", "min", 0, 1440, "median time from meeting to an answer"),
    P("talks_log_sd", "", 0, 2, "spread of both"),
    P("nominate_at_once", "flag", 0, 1, "1: the majority names its delegates at once"),
    # exits
    P("caucus_rate", "1/min", 0, 1, "hazard of a caucus when nothing speaks for leaving"),
    P("caucus_length", "min", 0.5, 240, "median length of a caucus"),
    P("caucus_log_sd", "", 0, 2, "its spread"),
    P("exit_grievance", "", 0, 10, "weight of grievance in a vote to leave"),
    P("exit_hostile", "", 0, 10, "weight of a recent hostile act"),
    P("exit_outside", "", 0, 10, "weight of somewhere to go"),
    P("exit_settlement", "", 0, 10, "weight of the chance of a settlement"),
    P("exit_loyalty", "", 0, 10, "weight of loyalty"),
    P("exit_rising", "", 0, 10, "what a rising held back until the vote takes off"),
    P("early_caucus", "1/min", 0, 1, "hazard of a first caucus while the hall waits to open"),
    P("exit_early", "log odds", -5, 5, "what deciding before anything is done adds to leaving"),
    P("pledge_margin", "share", 0, 0.5, "beyond one half, what a caucus needs to pledge itself"),
    P("recess_caucus", "", 0, 5, "how much likelier a caucus is in a recess"),
    P("pledge_weight", "", 0, 10, "weight of a pledge given before the opening"),
    P("hostile_window", "min", 1, 600, "how long a hostile act counts as recent"),
    P("pull_own", "", 0, 2, "pull of one's own wing's share gone"),
    P("pull_neighbours", "", 0, 2, "pull of neighbours' share gone"),
    P("pull_aye", "", 0, 2, "pull of having voted to go"),
    P("pull_nay", "", 0, 2, "hold of having voted to stay"),
    P("pull_grievance", "", 0, 2, "pull of grievance"),
    P("pull_zero", "share", 0, 1, "grievance at which it neither pulls nor holds"),
    P("leave_delay", "min", 0, 60, "median time from deciding to reaching the door"),
    P("leave_log_sd", "", 0, 2, "its spread"),
    P("persuader", "share", 0, 1, "chance of meeting one who would hold you at the door"),
    P("door_affinity", "log odds", 0, 10, "weight of affinity there"),
    P("door_gone", "log odds", 0, 10, "weight of one's own bloc having gone"),
    P("straggle_rate", "1/min", 0, 10, "rate at which one goes whom a call has moved late"),
    P("alone_rate", "1/min", 0, 10, "rate at which one goes who is moved without a call"),
    P("walkout_allowed", "flag", 0, 1, "whether anyone may leave the hall"),
    P("obstruct", "log odds", 0, 10, "how those kept in obstruct: requests, declarations, votes"),
    # splits
    P("split_rate", "1/min", 0, 1, "hazard of a wing's breaking away when nothing divides it"),
    P("split_vote", "", 0, 20, "weight of the gap between its vote or exit and the others'"),
    P("split_position", "", 0, 20, "weight of its distance from the others"),
    P("split_line", "", 0, 20, "weight of the approval that the faction's leader has lost"),
    P("split_refusal", "", 0, 20, "weight of talks refused under pressure"),
    P("split_hostility", "share", 0, 1, "strength of the breach as an act between the two"),
    P("split_affinity", "", -1, 1, "sympathy that remains between the two"),
    # returns
    P("return_rate", "1/min", 0, 1, "hazard of coming back at even odds of leaving"),
    P("return_friends", "", 0, 10, "weight of neighbours who are still in the hall"),
    P("return_talks", "", 0, 10, "weight of talks that one has heard of"),
    P("return_called", "", 0, 10, "weight of one's faction's word, to stay away or return"),
    P("recall_rate", "1/min", 0, 1, "hazard of a faction's so deciding at even odds"),
    P("word_out", "min", 1, 600, "time in which half of those who left hear of the talks"),
    P("walkout_who", "option", 0, 20, "0 nobody, 1 all, 2… only that faction may leave"),
    P("waits_for_vote", "flag", 0, 1, "1: the rising is held until the congress decides"),
    # standing orders that are numbers
    P("declaration_precedence", "flag", 0, 1, "1: declarations come before the business called"),
    P("debate_limit", "speeches", 0, 50, "speeches on a motion before it is put"),
    P("speaking_time", "min", 0.5, 600, "longest speech that the chair allows"),
    P("postponement", "min", 1, 600, "after which a postponed motion may be taken up again"),
    P("doubt", "share", 0, 1, "distance from the threshold within which a count may be doubted"),
    P("divides", "share", 0, 1, "chance that leaders who lost a close count have it made by name"),
    P("quorum", "share", 0, 1, "of those with credentials who must be present"),
    P("reply_right", "flag", 0, 1, "1: who is addressed answers next"),
    P("presidium", "seats", 1, 200, "seats on the presidium"),
    P("presidium_method", "option", 0, 1, "0 by largest remainder, 1 by highest average"),
    P("chair_bias", "min", 0, 120, "head start that the chair gives its own side in the queue"),
    # governments still open
    P("support_weight", "", 0, 5, "ρ: weight of support in the country"),
    P("softness", "utility", 0.01, 2, "τ: how far from strict the choice is"),
    P("resentment", "", 0, 5, "κ: weight of grievance"),
    P("office", "", 0, 2, "weight of the share of seats"),
    P("readiness", "utility", 0, 2, "what staying out would cost"),
    P("absence", "utility", 0, 2, "how much less those ask who have left"),
    P("partner_cost", "", 0, 1, "cost of a partner beyond the pivot under full pressure"),
)
FACTION: tuple[Parameter, ...] = (
    P("grievance", "share", 0, 1, "grievance at the start of the night"),
    P("forgiveness", "share", 0, 1, "cooperates after mutual defection"),
    P("provocability", "share", 0, 1, "answers a defection with one"),
    P("exit_bias", "log odds", -5, 5, "readiness to leave that the faction came with"),
    P("pledge", "option", 0, 2, "caucus pledge before the opening: 0 free, 1 stay, 2 leave"),
    P("reply_delay", "min", 0, 240, "mean delay of an answer without grievance"),
    P("groups", "groups", 1, 8, "in how many equal groups it votes when power is counted"),
    P("pressed", "share", 0, 1, "how far off-stage pressure reaches its leaders"),
    P("joint_position", "position", -1, 1, "where it stands on who should govern together"),
    P("support", "share", 0, 1, "of the vote in the country"),
    P("peasant_support", "share", 0, 1, "of the peasants' vote"),
    P("army_support", "share", 0, 1, "of the army's vote"),
)
WING: tuple[Parameter, ...] = (
    P("share", "", 0, 1, "weight of the wing within its line of the credentials"),
    P("soviet_share", "share", 0, 1, "who want all power to the soviets"),
    P("force", "position", -1, 1, "mean on how: −1 settle peacefully, 1 settle by force"),
)
TIE: tuple[Parameter, ...] = (
    P("affinity", "", -1, 1, "sympathy with the actor"),
    P("aim", "share", 0, 2, "how much of the faction's grievance is against it"),
    P("trust", "share", 0, 1, "chance that their last dealings were cooperative"),
)
SPEECH_ACT: tuple[Parameter, ...] = (
    P("length", "min", 0, 60, "median length"),
    P("hostility", "share", 0, 1, "h of the act"),
    P("conciliation", "share", 0, 1, "c of the act"),
    P("temper", "position", -1, 1, "where it stands on how"),
    P("approval", "utility", -2, 2, "approval it earns in an aggrieved camp"),
    P("swing", "utility", -2, 2, "standing it loses with those between"),
)
MOTION: tuple[Parameter, ...] = (
    P("who", "position", -1, 1, "where it stands on who should govern"),
    P("how", "position", -1, 1, "where it stands on how"),
    P("who_now", "position", -1, 1, "where things stand without it"),
    P("how_now", "position", -1, 1, "where things stand without it"),
    P("who_weight", "", 0, 2, "how much the motion is about who"),
    P("how_weight", "", 0, 2, "how much the motion is about how"),
    P("hostility", "share", 0, 1, "h of the motion toward its target"),
    P("conciliation", "share", 0, 1, "c of the motion toward its target"),
)
TIDING: tuple[Parameter, ...] = (
    P("severity", "share", 0, 1, "how grave for whom it befalls, where the sender does not say"),
    P("hope", "log odds", -10, 10, "what it does to the hope that the government survives"),
    P("arousal", "share", 0, 1, "how much it stirs the hall"),
    P("heard", "flag", 0, 1, "1: the hall hears it itself, 0: somebody must report it"),
)
ORATOR: tuple[Parameter, ...] = (
    P("authority", "", 0, 1, "weight with listeners"),
    P("popularity", "", 0, 1, "standing in the own camp"),
    P("tone", "share", 0, 1, "insult added when hostile"),
    P("who", "position", -1, 1, "own position on who should govern"),
    P("how", "position", -1, 1, "own position on how"),
)

# ---------------------------------------------------------------- palace
KEEP: tuple[Parameter, ...] = (
    # who is there
    P("garrison", "people", 0, 10000, "defenders in the palace at the start, all units together"),
    P("crowd", "people", 0, 20000, "people within reach of the doors"),
    P("crowd_alone", "share", 0, 1, "of them, those who come though no unit of the town sends any"),
    P("core", "", 0, 4, "organised besiegers against the scenario's number: 1 leaves it"),
    P("officers", "people", 0, 200, "officers who patrol"),
    P("leaders", "people", 0, 50, "leaders of search parties"),
    # morale (item 15)
    P("morale", "", 0, 1, "morale of a unit without preference at the start"),
    P("morale_pref", "", -1, 1, "what a unit's preference adds to it"),
    P("morale_sd", "", 0, 0.5, "spread between units"),
    P("wear", "1/h", 0, 1, "loss of morale in plain hours"),
    P("wear_pref", "", 0, 1, "share of that loss that a full preference spares"),
    P("wear_shelled", "", 0, 5, "added to the loss after any shelling"),
    P("wear_fire", "", 0, 5, "added under live fire"),
    P("wear_surroundings", "", 0, 5, "added by cold, by dark, and by being without orders, each"),
    P("cold", "share", 0, 1, "how cold the rooms are"),
    P("dark", "share", 0, 1, "how dark they are, on top of their kind"),
    P("lights", "share", 0, 1, "1 while the lights are not put out"),
    P("lights_fail", "1/h", 0, 60, "hazard that the lights fail"),
    P("lamps", "share", 0, 1, "rooms in which hand lamps then burn"),
    P("draught", "windows", 0.1, 1000, "broken windows by which half of the warmth is gone"),
    P("volley_glass", "share", 0, 1, "chance that a volley breaks a window it is aimed at"),
    P("hit_panes", "", 0, 100, "windows that a hit breaks"),
    P("hit_bouts", "", 0, 20, "exchanges of fire to which a hit in one's room comes"),
    P("cheer", "", 0, 1, "morale gained from news of relief"),
    # leaving (items 15, 16)
    P("leave_rate", "1/h", 0, 5, "hazard of a person's leaving at morale one half"),
    P("leave_morale", "", 0, 20, "weight of morale in it"),
    P("leave_contagion", "", 0, 5, "weight of the share of the garrison gone"),
    P("leave_strain", "", 0, 5, "weight of a person's hunger, tiredness, cold and dark, each"),
    P("leave_resolve", "", 0, 3, "weight of a person's own resolve, standard normal"),
    P("fed", "h", 0, 48, "mean time since people last ate, as the night begins"),
    P("hunger_life", "h", 0.1, 100, "time in which half of being fed wears off"),
    P("slept", "h", 0, 72, "mean time since people last slept, as the night begins"),
    P("tired_life", "h", 0.1, 100, "time in which half of being rested wears off"),
    P("unit_rate", "1/h", 0, 5, "hazard of a unit's withdrawing at morale one half"),
    P("unit_morale", "", 0, 20, "weight of morale in it"),
    P("unit_contagion", "", 0, 5, "weight of the share of the garrison gone"),
    P("unit_parley", "", 0, 5, "weight of having just been summoned, or talked to, to give up"),
    P("parley_life", "min", 1, 1000, "half-life of that weight"),
    P("parley_rate", "1/h", 0, 100, "rate at which the besiegers send somebody to talk to a unit"),
    P("envoy_held", "share", 0, 1, "chance that a unit keeps him prisoner"),
    P("unit_school", "", 0, 5, "weight of being called back by its own school"),
    P("drift_rate", "1/h", 0, 10, "hazard that one of a unit without orders wanders off"),
    P("purpose_life", "min", 1, 1000, "half-life of the purpose that a word from above gives"),
    # the besiegers' command (item 17)
    P("step_rate", "1/h", 0, 10, "rate of the next stage"),
    P("step_pressure", "", 0, 10, "weight of pressure from off stage"),
    P("step_sitting", "", 0, 10, "weight of the congress's sitting"),
    P("step_defenders", "1/1000 people", 0, 10, "weight of the defenders believed inside"),
    P("step_aversion", "", 0, 10, "weight of the aversion to bloodshed"),
    P("besiegers_aversion", "share", 0, 1, "the besiegers' aversion to bloodshed"),
    P("blood_ultimatum", "", 0, 10, "blood that an ultimatum risks: multiplies both of these"),
    P("blood_signal", "", 0, 10, "the same for the signal"),
    P("blood_fire", "", 0, 10, "the same for opening fire"),
    P("blood_assault", "", 0, 10, "the same for the assault"),
    P("pressure", "share", 0, 1, "pressure from off stage on the besiegers"),
    P("pressed_by_note", "share", 0, 1, "what one more urging note adds to that pressure"),
    P("ready_sailors", "1/1000 people", 0, 5, "what sailors who arrive add to readiness"),
    P("ready_guns", "", 0, 5, "what a gun that is fit adds to it"),
    P("ready_units", "", 0, 5, "what a unit of the garrison that declares for them adds"),
    P("overestimate", "", 0.1, 10, "defenders believed inside against those there"),
    P("belief_life", "min", 1, 1000, "half-life of a belief about them that has become wrong"),
    P("relief", "people", 0, 1e5, "relief that comes to the doors"),
    P("relief_worth", "", 0.01, 100, "losses that one of them inflicts for one of the crowd's"),
    P("relief_luck", "", 0, 3, "log sd of that on the night itself"),
    P("relief_beaten", "log odds", 0, 10, "hope of relief that its turning back takes away"),
    P("relief_bears", "share", 0, 1, "losses at which relief turns back"),
    P("crowd_bears", "share", 0, 1, "losses at which those before the doors run"),
    P("facing", "", 0, 10, "log of how much likelier a shell hits the side toward its gun"),
    # doors
    P("flow", "1/(m s)", 0.1, 3, "people who get through a door, a metre of its clear width"),
    P("bar_rate", "1/h", 0, 60, "rate at which a unit that is summoned barricades a door near it"),
    P("bar_reach", "m", 1, 1000, "distance of a door that halves that rate"),
    P("force_lock", "share", 0, 1, "chance that one who tries a locked door breaks it open"),
    P("force_barricade", "share", 0, 1, "the same for a barricaded one"),
    # the crowd and the side doors (item 18)
    P("look", "s", 10, 3600, "time between a person's looks at the doors"),
    P("entry_intercept", "", -10, 5, "threshold at which nobody is in and nobody resists"),
    P("entry_slope", "", 0, 5, "weight of the logarithm of those in unresisted"),
    P("entry_defence", "", 0, 10, "weight of the share of the defenders still there"),
    P("entry_assault", "", 0, 5, "what an order to assault adds"),
    P("entry_memory", "s", 10, 36000, "half-life of the memory of entrants"),
    P("pair_rate", "1/h", 0, 100, "rate at which pairs try side doors when nobody defends"),
    P("side_doors", "", 0, 4, "side doors left unwatched against the drawn number: 1 leaves it"),
    P("sudden", "people", 1, 1000, "entries in ten minutes that count as sudden numbers"),
    P("draw_open", "", 0, 100, "how much an open door draws, against a guarded one"),
    P("draw_locked", "", 0, 1, "the same for a locked one"),
    P("stop", "share", 0, 1, "chance that the guard of a lit door stops somebody, all being there"),
    P("defence_spared", "", 0, 5, "what a defender told to shed no blood counts for at the doors"),
    P("defence_resisting", "", 0, 5, "the same for one told to resist; one told to hold counts 1"),
    # moving and meeting
    P("pace", "m/s", 0.1, 3, "speed of walking indoors"),
    P("pause", "s", 10, 3600, "time between a mover's acts"),
    P("sight", "m", 0.1, 50, "distance at which two people meet, in a hall"),
    P("sensitivity_lit", "", 0, 5, "d′ of telling friend from enemy in light"),
    P("sensitivity_dim", "", 0, 5, "the same in half light"),
    P("sensitivity_dark", "", 0, 5, "the same in the dark"),
    P("likeness", "", 0, 3, "what like greatcoats take off d′"),
    P("company", "", 1, 5, "factor on d′ toward one who goes in a body: several cues for one"),
    P("dread", "log odds", 0, 5, "what the dark adds to the belief that a stranger is an enemy"),
    P("stranger", "share", 0, 1, "belief that the next stranger is an enemy, at the start"),
    P("alarm_step", "", 0, 3, "log odds that an alarm or a warning adds to it"),
    P("warn_credence", "share", 0, 1, "how far a warning is believed"),
    P("choice_temperature", "", 0.01, 10, "softness of the choice of what to do"),
    P("act_noise", "", 0, 5, "weight of the numbers on each side in the choice"),
    P("unaware", "share", 0, 1, "chance that the other has not seen one"),
    P("will", "", 0, 50, "what a standard deviation of resolve takes off the cost of firing"),
    P("talk", "share", 0, 1, "chance that comrades who meet tell of whom they suspect"),
    P("memory", "min", 1, 1000, "for how long somebody is thought worth telling of"),
    P("rally", "share", 0, 1, "chance that one who is lost follows an officer of his side"),
    P("hide", "share", 0, 1, "chance that one who runs to where nobody is hides there"),
    P("hiding", "min", 0.1, 1000, "mean time for which he does"),
    P("found", "share", 0, 1, "chance that those who search a room find one who hides in it"),
    P("wound", "share", 0, 1, "chance that an exchange of fire wounds somebody"),
    P("kill", "share", 0, 1, "chance that a wound kills"),
    P("false_alarm_rate", "1/h", 0, 20, "rate at which a tense officer takes a sound for an enemy"),
    P("sighting", "share", 0, 1, "chance that somebody on patrol notes a bystander"),
    P("seize", "share", 0, 1, "chance that a seizure succeeds"),
    P("surprise", "share", 0, 1, "of the seizures that would fail, those that surprise saves"),
    P("unknown_comrades", "share", 0, 1, "of one's own side, those taken for strangers in light"),
    P("unknown_dark", "share", 0, 1, "the same in the dark; half-way in half light"),
    P("tension_fire", "", 0, 20, "factor on false alarms once there is fire"),
    P("finds_post", "share", 0, 1, "chance at each act that somebody lost finds the post again"),
    P(
        "submit",
        "share",
        0,
        1,
        "chance that a challenged enemy gives up; otherwise there is a fight",
    ),
    P("movers", "people", 0, 2000, "intruders who roam at the same time; further ones linger"),
    # inside
    P("anger", "share", 0, 1, "how readily intruders attack images"),
    P("deface_rate", "1/h", 0, 100, "attacks on an image, at full anger, in company, unwatched"),
    P("loot_rate", "1/h", 0, 100, "things taken where there is one worth taking, unwatched"),
    P("settles", "share", 0, 1, "chance at each act that a roaming intruder stays somewhere"),
    P("goes_home", "share", 0, 1, "chance at each act that one who lingers goes home"),
    P("goes_home_after", "share", 0, 1, "the same after the arrest"),
    P("supervision", "share", 0, 1, "how closely intruders are watched by their own"),
    P("linger", "s", 10, 36000, "how long an intruder stays in a room"),
    P("parties", "people", 1, 20, "search parties that go in"),
    P("dare", "share", 0, 1, "defenders believed left, of all who came, at whom leaders go in"),
    P("party", "people", 0, 500, "people who follow a search party's leader in"),
    P("search_time", "s", 10, 3600, "time to search a room"),
    P("search_scale", "m", 1, 1000, "distance that halves the wish to search a room"),
    P("search_left", "share", 0, 1, "belief left in a room once searched"),
    P("knowledge", "share", 0, 1, "what the searchers know of where the council is"),
    P("told_belief", "", 0, 100, "weight of a room that somebody points to, an office being 1"),
    P("truth_friend", "share", 0, 1, "chance that somebody friendly tells the way rightly"),
    P("truth_held", "share", 0, 1, "chance that a prisoner does"),
    P("yield_rate", "1/min", 0, 10, "rate at which a unit gives up when as many enemies are in"),
    P("yield_spared", "", 0, 10, "factor on it when told to shed no blood"),
    P("yield_resisting", "", 0, 10, "factor on it when told to resist"),
    # sound and fire (item 23)
    P("shot", "dB", 0, 200, "level of a shot at 1 m"),
    P("door_shut", "dB", 0, 100, "loss through a shut door"),
    P("door_open", "dB", 0, 100, "loss through an open one"),
    P("hearing", "dB", 0, 200, "level heard half the time"),
    P("hearing_width", "dB", 0.1, 50, "width of that threshold"),
    P("volley_shots", "shots", 1, 1000, "shots in one of them"),
    P("volley_bouts", "", 0, 100, "how much of a fight at close quarters one is worth"),
    P("square_fire", "1/h", 0, 100, "rate of exchanges of rifle fire on the square, at fire"),
    # orders and the council (item 22)
    P("force", "option", 0, 10, "what the defenders are told on the use of force"),
    P("orders_delay", "s", 0, 36000, "median time for an order to be written and sent off"),
    P("ask_rate", "1/h", 0, 60, "rate at which a unit in danger sends for orders"),
    P("obey", "share", 0, 1, "chance that a unit obeys an order to cease"),
    P("hope", "share", 0, 1, "chance of relief as it looked before the wait"),
    P("hope_sd", "", 0, 3, "spread of it between ministers, log odds"),
    P("relief_median", "h", 0, 100, "hours from the first call until relief, if it comes, median"),
    P("relief_spread", "", 0, 3, "log sd of that time"),
    P("relief_called", "s", -86400, 0, "when relief was first called, from the scenario's start"),
    P("relief_arrives", "s", 0, 1000000, "when relief arrives; beyond the night it never does"),
    P("march_news", "share", 0, 1, "what news of a march to the palace is worth, against relief"),
    P("relief_news", "", 0, 5, "log odds of relief that good news adds"),
    P("unit_news", "share", 0, 1, "what news of a unit's choice is worth, against relief"),
    P("aversion", "1/death", 0, 1, "aversion to bloodshed, a death"),
    P("aversion_spread", "", 0, 3, "log sd of it between ministers"),
    P("deaths_share", "share", 0, 1, "of the smaller side, who would die if both resisted"),
    P("hit_deaths", "people", 0, 100, "deaths that the council expects for each hit it has felt"),
    P("gain", "share", 0, 1, "part of the hope of relief that holding on would buy"),
    P("decision_width", "", 0.001, 1, "softness of the decision to give up"),
    P(
        "near_fire",
        "share",
        0,
        1,
        "of the crowd, those the council believes close once there is fire",
    ),
    P("near_broken", "share", 0, 1, "the same once people have broken in"),
    P("call_at", "deaths", 0, 1000, "danger at which the council telephones for help"),
    P("delegate", "share", 0, 1, "chance that a council in danger gives command to one"),
    P("command", "option", 0, 10, "who commands for the council"),
    P(
        "silence",
        "min",
        0,
        1440,
        "without word from one who commands by telephone, until whoever presides decides",
    ),
    P("refuge", "share", 0, 1, "chance that a council under fire withdraws to an inner room"),
    P("flee", "share", 0, 1, "chance that a council that gives up tries to leave instead"),
    P("switchboard", "share", 0, 1, "1 if the palace's switchboard is manned at the start"),
    P("switchboard_leaves", "1/h", 0, 20, "rate at which its operators leave once there is fire"),
    P("switchboard_idle", "1/h", 0, 20, "the same while all is quiet"),
    P("direct_line", "share", 0, 1, "chance that a call goes through without operators"),
    P("line_found", "1/h", 0, 60, "rate at which those who broke in find the council's line"),
    P("call_again", "min", 0, 1000, "before the council telephones again"),
    P("orders_log_sd", "", 0, 3, "log sd of the time for an order to be sent off"),
    P("slips_away", "share", 0, 1, "of a council that tries to leave, those who get away"),
    P("coats", "share", 0, 1, "chance that whoever commands forbids what looks like flight"),
    P("hides", "share", 0, 1, "chance that another minister then calls on all to hide"),
    P("authority", "share", 0, 1, "chance that the ministers follow the commander against that"),
    P(
        "hold_on",
        "share",
        0,
        1,
        "chance at each taking of stock that the council sends word to hold on",
    ),
    P("resolute", "log odds", -3, 3, "hope of relief of the one given full powers, beyond others'"),
)

UNIT_TRAITS: tuple[Parameter, ...] = (
    P("strength", "people", 0, 5000, "people at the start, in proportion"),
    P("pref", "", -1, 1, "preference for the government"),
    P("recalled", "share", 0, 1, "chance that its own school calls it back during the night"),
    P("dependence", "share", 0, 1, "how far it does as the others do"),
)

ROOM_KINDS: tuple[Parameter, ...] = (
    P("area", "m2", 1, 20000, "floor area of a room of this kind where none is known"),
    P("darkness", "share", 0, 1, "chance that its light has failed or is poor"),
    P("cold", "share", 0, 1, "how cold it is"),
    P("symbols", "", 0, 10, "how much in it stands for the old power"),
    P("goods", "", 0, 10, "how much in it is worth taking and can be carried"),
    P("importance", "", 0, 100, "how likely a stranger thinks it that a council sits there"),
)

DOOR_KINDS: tuple[Parameter, ...] = (
    P("width", "m", 0.1, 20, "clear width"),
    P("locked", "share", 0, 1, "chance that it is locked"),
    P("guarded", "share", 0, 1, "chance that it is guarded"),
    P("shut", "share", 0, 1, "chance that it is shut, if it is neither"),
)

ACT_COSTS: tuple[Parameter, ...] = (  # item 19; one's own death costs 100
    P("friend", "", -200, 200, "cost toward a friend or a bystander"),
    P("enemy", "", -200, 200, "cost toward an enemy"),
    P("no_bloodshed_friend", "", -200, 200, "added when told to shed no blood"),
    P("no_bloodshed_enemy", "", -200, 200, "the same, toward an enemy"),
    P("resist_friend", "", -200, 200, "added when told to resist"),
    P("resist_enemy", "", -200, 200, "the same, toward an enemy"),
    P("odds", "", -200, 200, "added toward an enemy for each (enemies − own)/all in the room"),
    P("unaware", "", -200, 200, "added when the other has not noticed"),
)

GUN_TRAITS: tuple[Parameter, ...] = (
    P("allowed", "share", 0, 1, "1 if it may fire"),
    P("fit", "min", 0, 1000, "mean time until it is fit to fire, once asked for"),
    P("rate", "1/h", 0, 100, "shots"),
    P("rounds", "shots", 0, 1000, "shots before it stops"),
    P("hits", "share", 0, 1, "chance that a shot hits the palace"),
    P("blank", "share", 0, 1, "1 if it fires blank"),
    P("fear", "", 0, 1, "morale that a hit costs"),
    P("level", "dB", 0, 250, "level of its report at 1 m"),
)

# ---------------------------------------------------------------- city
TOWN: tuple[Parameter, ...] = (
    # standing (equations.md, 26)
    P("declaration_weight", "logit", 0, 2, "what a trusted declaration does to standing"),
    P("success_weight", "logit", 0, 3, "what a full success does to standing"),
    P("change_weight", "logit", 0, 5, "what a change of representativeness from 0 to 1 does"),
    P("stranger_trust", "share", 0, 1, "trust in one who declares and is no body of the city"),
    P("silencing", "probability", 0.01, 1, "one who tells what is known already falls silent"),
    # whom a unit obeys (27)
    P("standing_weight", "utility", 0, 5, "weight of a body's standing with the unit"),
    P("expected_weight", "utility", 0, 5, "weight of the share believed to obey it"),
    P("side_cost", "utility", 0, 5, "cost of taking a side"),
    P("temperature", "utility", 0.05, 5, "size of the units' own tastes"),
    P("choice_interval", "s", 60, 86400, "time between a unit's looks at whom to obey"),
    P("known_at_start", "share", 0, 1, "of the garrison, believed for the committee at the start"),
    P("turnout", "share", 0, 1, "of a unit that has declared, in the streets"),
    P("core", "ratio", 0, 3, "the organised core, as a multiple of what it was"),
    # news
    P("news_delay", "ratio", 0.01, 100, "factor on every delay but sound and sight"),
    P("news_credence", "ratio", 0, 2, "factor on how far news is believed"),
    P("exchange", "option", 0, 2, "who holds the exchange: 0 nobody, 1 committee, 2 government"),
    P("exchange_rate", "1/h", 0, 60, "rate at which a body that all units obey takes the exchange"),
    P("news_repeat", "", 0.1, 1e6, "the n-th repeat of a deed counts 1/(1 + n/this) in a group"),
    # alarm (4)
    P("alarm_gain", "share", 0, 2, "urgency added by grave news that is believed"),
    P("alarm_half_life", "s", 60, 86400, "half-life of urgency"),
    P("alarm_at_start", "share", 0, 1, "urgency of the councillors at the start"),
    # the council and its procession (28)
    P("convening_rate", "1/h", 0, 60, "rate at which a calm council is called together"),
    P("convening_slope", "log", 0, 10, "growth of that rate with urgency from 0 to 1"),
    P("gathering", "s", 0, 86400, "time from the call to the sitting, median"),
    P("motion_rate", "1/h", 0, 60, "rate at which a calm sitting votes on marching"),
    P("motion_slope", "log", 0, 10, "growth of that rate with urgency from 0 to 1"),
    P("affinity_weight", "logit", 0, 10, "weight of affinity to the besieged in the vote"),
    P("march_bias", "logit", -10, 10, "constant of the vote to march"),
    P("attendance", "share", 0, 1, "of the councillors, at the sitting"),
    P("walkers", "share", 0, 1, "of those who vote to march, who do"),
    P("companions", "people", 0, 10000, "who join the procession, median"),
    P("companions_spread", "log", 0, 2, "spread of that number"),
    P("strangers_join", "share", 0, 1, "of delegates who left the congress, who join the march"),
    P("forming", "s", 0, 86400, "time from the vote to setting out, median"),
    P("spread", "log", 0, 2, "spread of the council's times"),
    P("march_speed", "m/s", 0.1, 5, "pace of a procession"),
    P("cordon_distance", "m", 0, 10000, "from the council to the cordon"),
    P("cordon_passes", "probability", 0, 1, "the cordon lets a procession through"),
    P("cordon_fires", "probability", 0, 1, "the cordon fires on it"),
    P("parley", "s", 0, 86400, "time at the cordon, median"),
    P("going_over", "probability", 0, 1, "a councillor against the march goes to the congress"),
    # denial and the rival committee (P19, P20)
    P("quorum", "share", 0, 1, "of the congress's delegates, below which most call it void"),
    P("denial_rate", "1/h", 0, 60, "rate of denial by one who has heard of nothing"),
    P("denial_gone", "log", 0, 20, "growth of that rate with the share of delegates gone"),
    P("quorum_width", "share", 0.001, 1, "how far from that number opinions of it differ"),
    P("denial_quorum", "log", 0, 10, "its growth when the congress is held void"),
    P("denial_claim", "log", 0, 10, "its growth when the congress claims power"),
    P("denial_standing", "log", 0, 10, "its fall with the congress's standing at home"),
    P("committee_rate", "1/h", 0, 60, "rate at which a rival committee is formed"),
    P("committee_denials", "log", 0, 10, "growth of that rate with each body that denies"),
    P("committee_fall", "log", 0, 10, "its growth when the government's fall is known"),
    # supply
    P("relief_time", "h", 0, 1000, "from the front's decision to relief at the palace, median"),
    P("relief_spread", "log", 0, 2, "spread of that time"),
    P("pressure", "share", 0, 1, "off-stage pressure on the leaders and on the assault"),
    P("notes_rate", "1/h", 0, 60, "notes to the besiegers at full pressure"),
)

MEANS: tuple[Parameter, ...] = (
    P("setup", "s", 0, 86400, "time before news sets out, and lost on the way, median"),
    P("speed", "m/s", 0, 400, "pace; 0 where length does not count"),
    P("spread", "log", 0, 2, "spread of the time taken"),
    P("loss", "probability", 0, 1, "an attempt does not get through"),
    P("trust", "share", 0, 1, "how far what comes by this means is believed"),
    P("distortion", "log", 0, 2, "garbling of numbers"),
    P("capacity", "calls", 0, 1000, "calls at once; 0 without limit"),
)

BRIDGE_TRAITS: tuple[Parameter, ...] = (
    P("up", "probability", 0, 1, "it is up this night, and nobody crosses by it"),
)

LINK_TRAITS: tuple[Parameter, ...] = (
    P("hazard", "1/h", 0, 3600, "rate at which the link fails of itself"),
)

NEWS_TRAITS: tuple[Parameter, ...] = (
    P("weight", "ratio", 0, 10, "size of the deed's effect on standing, of a full one"),
    P("alarm", "ratio", 0, 10, "how far it alarms the councillors, times its severity"),
)

PARTY_TRAITS: tuple[Parameter, ...] = (
    P("of_list", "share", 0, 1, "its part of the votes of the joint list on which it stood"),
    P("affinity", "position", -3, 3, "of its councillors to the besieged government"),
)

GROUP_TRAITS: tuple[Parameter, ...] = (
    P("people", "people", 0, 1e9, "how many belong to it"),
    P("reach", "share", 0, 1, "of them, in touch with others this night"),
    P("talk", "s", 60, 86400, "mean time between its goings over what has arrived"),
)

GROUP_VOTES: tuple[Parameter, ...] = (
    P("share", "share", 0, 100, "of the group's votes for the party's list, or in proportion"),
)

BODY_SEATS: tuple[Parameter, ...] = (P("seats", "seats", 0, 10000, "of the party in the body"),)

ESTEEM: tuple[Parameter, ...] = (
    P("standing", "share", 0.001, 0.999, "of the group, holds the body entitled to be obeyed"),
)

REGIMENT_TRAITS: tuple[Parameter, ...] = (
    P("strength", "people", 0, 1e6, "men of the unit"),
    P("leaning", "logit", -10, 10, "what sets its trust in the committee apart from its group's"),
    P("loyalty", "logit", -10, 10, "what sets its trust in the government apart"),
)

ARRIVAL_TRAITS: tuple[Parameter, ...] = (
    P("hour", "h", -24, 100, "when they come, from the start"),
    P("people", "people", 0, 1e6, "how many"),
)


PARAMETERS: dict[str, tuple[Parameter, ...]] = {
    "keep": KEEP,
    "unit_traits": UNIT_TRAITS,
    "room_kinds": ROOM_KINDS,
    "door_kinds": DOOR_KINDS,
    "gun_traits": GUN_TRAITS,
    "act_costs": ACT_COSTS,
    "hall": HALL,
    "factions": FACTION,
    "wings": WING,
    "ties": TIE,
    "speech_acts": SPEECH_ACT,
    "business": MOTION,
    "tidings": TIDING,
    "oratory": ORATOR,
    "town": TOWN,
    "means": MEANS,
    "bridge_traits": BRIDGE_TRAITS,
    "link_traits": LINK_TRAITS,
    "news_traits": NEWS_TRAITS,
    "party_traits": PARTY_TRAITS,
    "group_traits": GROUP_TRAITS,
    "group_votes": GROUP_VOTES,
    "body_seats": BODY_SEATS,
    "esteem": ESTEEM,
    "regiment_traits": REGIMENT_TRAITS,
    "arrival_traits": ARRIVAL_TRAITS,
}

PARAMETER_DTYPES: dict[str, np.dtype] = {
    name: np.dtype([(p.name, "f8") for p in parameters])
    for name, parameters in PARAMETERS.items()
    if parameters
}
