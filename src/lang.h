/* lang: what is known of a language, read from text.
 *
 * A language file (lang(5)) has sections. In a section of words each word gets a flag; in a section of values
 * each word gets a text; in a section of settings a key gets a text; the section `meta` holds strip-meta's
 * rules. lang_read reads them; lang_set has the languages that are in use.
 *
 * All that a lang hands out is borrowed from it, up to lang_empty. */
#ifndef LANG_H
#define LANG_H

#include "pattern.h"
#include "scan.h"
#include "spot.h"
#include "utf8.h"
#include "word.h"

/* The sections of words, one flag each. Abbreviations stand in the file with their full stops and spaces
 * ("z. B."); they are looked up without spaces ("z.B."), and what ends in a full stop is looked up with it.
 * A word in lower case is found with a capital first letter too. */
enum {
	LANG_ABBREVIATION = 1 << 0,        /* [abbreviation]: never ends a sentence */
	LANG_ABBREVIATION_FINAL = 1 << 1,  /* [abbreviation-final]: may end one */
	LANG_ABBREVIATION_NUMBER = 1 << 2, /* [abbreviation-number]: does not end one before a number */
	LANG_PART = 1 << 3,           /* set by the reader: the beginning ("z.", "i.H.") of a longer abbreviation */
	LANG_MONTH = 1 << 4,          /* set by the reader: the word has a value in [month] */
	LANG_ORDINAL_NOUN = 1 << 5,   /* [ordinal-noun]: follows an ordinal number with a full stop, or a time of day */
	LANG_OPENER = 1 << 6,         /* [opener]: opens sentences, when it has a capital letter */
	LANG_COMMON = 1 << 7,         /* [common]: frequent words by which the language is known */
	LANG_HYPHEN_SPACE = 1 << 8,   /* [hyphen-space]: a hyphenated line end before it keeps a space */
	LANG_ORDINAL_BEFORE = 1 << 9, /* [ordinal-before]: before a number with a full stop, it is an ordinal */
	LANG_CARDINAL_BEFORE = 1 << 10, /* [cardinal-before]: before a number with a full stop, a sentence ends */
	LANG_APOSTROPHE = 1 << 11,      /* [apostrophe]: words that begin with an apostrophe ('tis, 'n, 'm) */
	LANG_TERMINATOR = 1 << 12,      /* [terminator]: characters that end sentences */
	LANG_SENTENCE_STOP = 1 << 13,   /* [sentence-stop] and the next three: classes of UAX #29, in und.lang */
	LANG_SENTENCE_CLOSE = 1 << 14,
	LANG_SENTENCE_CONTINUE = 1 << 15,
	LANG_SENTENCE_NUMERIC = 1 << 16,
	LANG_BREAK = 1 << 17, /* [break]: a sentence ends behind the word and its mark, whatever else is known */
	LANG_JOIN = 1 << 18,  /* [join]: none does */
	LANG_FRONTED =
		1
		<< 20, /* [fronted]: opens a phrase of time that stands before its sentence (In 44 B.C. Caesar died.) */
	LANG_ABBREVIATION_CLOSING = 1 << 19, /* [abbreviation-closing]: ends a sentence before a capital letter, names
						of days and capitals aside */
	LANG_FIELD = 1 << 24                 /* [field]: names of header fields, as in `Title: …` */
};

/* What a word does in a sentence, for find-quotes: sections of words with flags of their own, looked up as they are
 * written there. speaker.h, kind.h and indirect.h say how they are used. */
enum {
	GRAM_SAY = 1 << 0,           /* [say]: finite forms of verbs of saying */
	GRAM_SAID = 1 << 1,          /* [said]: their participles and infinitives */
	GRAM_SAY_BESIDE = 1 << 2,    /* [say-beside]: verbs that say something only with a quotation */
	GRAM_SPLIT = 1 << 3,         /* set by the reader: the word has a value in [say-split] */
	GRAM_SAY_NOUN = 1 << 4,      /* [say-noun]: nouns of saying */
	GRAM_SOURCE_BEFORE = 1 << 5, /* [source-before]: laut, according */
	GRAM_SOURCE_AFTER = 1 << 6,  /* [source-after]: zufolge */
	GRAM_SOURCE_NOUN = 1 << 7,   /* [source-noun]: nach, before a noun of saying */
	GRAM_SOURCE_TAG = 1 << 8,    /* [source-tag]: so, behind a quotation or a comma */
	GRAM_SOURCE_ADVERB = 1 << 9, /* [source-adverb]: demnach; the source was named before */
	GRAM_KIND = 1 << 10,         /* [kind-noun]: nouns of things that have a name or a title */
	GRAM_CALLED = 1 << 11,       /* [called]: before a name */
	GRAM_ARTICLE = 1 << 12,      /* [article]: determiners with which a subject may begin */
	GRAM_OBLIQUE = 1 << 13,      /* [article-oblique]: those with which none does */
	GRAM_PRONOUN = 1 << 14,      /* [pronoun]: pronouns that may be a subject */
	GRAM_IMPERSONAL = 1 << 15,   /* [impersonal]: those that name nobody */
	GRAM_OBJECT = 1 << 16,       /* [pronoun-object]: those that are no subject */
	GRAM_PREPOSITION = 1 << 17,  /* [preposition] */
	GRAM_LINK = 1 << 18,         /* [link]: what ties a noun to the one before */
	GRAM_AND = 1 << 19,          /* [and] */
	GRAM_THAT = 1 << 20,         /* [that]: begins a clause that says what was said */
	GRAM_CLAUSE = 1 << 21,       /* [clause]: begins another clause */
	GRAM_ADVERB = 1 << 22,       /* [adverb]: no part of a noun phrase, and no verb */
	GRAM_AUXILIARY = 1 << 23,    /* [auxiliary]: finite forms, with which a participle may be a verb of saying */
	GRAM_SUBJUNCTIVE = 1 << 24,  /* [subjunctive]: forms of reported speech */
	GRAM_VERB = 1 << 25,         /* [verb]: other frequent finite forms */
	GRAM_RELATIVE = 1 << 26,     /* [relative]: behind a comma begins a relative clause */
	GRAM_TO = 1 << 27,           /* [to]: before an infinitive */
	GRAM_PASSIVE = 1 << 28,      /* [auxiliary-passive]: with a participle, its subject does not speak */
	GRAM_QUOTED = 1 << 29,       /* [quoted]: verbs of quoting: whom they quote speaks */
	GRAM_INDEFINITE =
		1 << 30 /* [indefinite]: before a quotation under a cue, it is what somebody calls something */
};

/* What the words do that a cue begins with. */
enum {
	GRAM_SOURCE = GRAM_SOURCE_BEFORE | GRAM_SOURCE_AFTER | GRAM_SOURCE_NOUN | GRAM_SOURCE_TAG | GRAM_SOURCE_ADVERB,
	GRAM_CUE = GRAM_SOURCE | GRAM_SAY | GRAM_SAID | GRAM_SAY_BESIDE | GRAM_SPLIT | GRAM_SAY_NOUN
};

/* The sections of values. */
enum lang_table {
	LANG_MONTHS,    /* [month] Januar = 1 */
	LANG_NUMBERS,   /* [number] zwölf = unit 12: a role, then a value; lexicon.h has the roles */
	LANG_CURRENCY,  /* [currency] Euro = EUR */
	LANG_UNITS,     /* [unit] Kilometer = km: UCUM codes */
	LANG_WEEKDAYS,  /* [weekday] Montag = 1 */
	LANG_QUOTES,    /* [quote] „ = “ ”: an opening mark, and the marks that close it */
	LANG_PARTICLES, /* [say-split] teilte = mit: a finite form, and the particles with which it is a verb of saying
			 */
	LANG_SETTINGS,  /* [setting] decimal = ,   one a line */
	LANG_TABLES
};

typedef struct {
	const char *name;  /* the rule's name, unique in the language */
	const char *kind;  /* what it removes: header, signature, dateline, boilerplate … */
	const char *place; /* head, tail, line or part */
	const char *opens; /* of the place line: what its line may begin with, one a line of this; NULL: anything */
	size_t longest;    /* of the place line: the most bytes that it has; else 0 */
	const char *where; /* file:line, for messages */
	pattern *pattern;
} lang_meta;

/* A line of patterns in [break] or [join]. */
typedef struct {
	bool breaks;
	pattern *before,
		*after; /* of the text up to the point, its marks included; of the text behind it (NULL: any) */
} lang_decision;

typedef struct lang {
	const char *name;        /* the code: "de" */
	span script;             /* the Unicode name of its script: "Latin" */
	bool unicode;            /* und: sentences end by the rules of UAX #29 and no others */
	scan_set terminators;    /* the first bytes of [terminator], and of brackets: where to look when looking for
				    sentence ends */
	scan_set stops;          /* these and the line feed */
	scan_set small_letters;  /* the bytes of a to z and of the small letters from U+00DF to U+00FF */
	bool ordinal_stop;       /* setting `ordinal = .`: ordinal numbers have a full stop */
	bool ordinal_lower_case; /* setting `ordinal-noun = lower-case`: what an ordinal number counts has no capital
				    letter */
	bool measure_final; /* setting `measure = final`: one letter behind a number may end a sentence (1932 г.) */
	bool nouns_capital; /* setting `nouns = capital`: nouns have a capital letter */
	bool verb_second;   /* setting `verb = second`: the subject may stand behind the finite verb anywhere */
	/* Settings `weak`, `article-plural`, `article-oblique`, `verb-plural`: endings; see
	 * phrase.h. */
	span weak, article_plural, article_oblique, verb_plural;
	span attribute;           /* setting `attribute`: endings of adjectives behind what belongs to them */
	span preterite;           /* setting `preterite`: endings of verbs that those of `attribute` would be, too */
	span about;               /* setting `about`: prepositions that bring no text in which something is said: zu */
	span adverb;              /* setting `adverb`: endings of adverbs, with spaces between */
	span genitive, adjective; /* settings of these names: endings of names in the genitive, and of adjectives */
	span topic; /* setting `topic`: prepositions behind verbs of saying, of what is said: spricht von, warnt vor */
	span reported;    /* setting `reported`: those of [subjunctive] that say by themselves that somebody reports */
	span enclitic;    /* setting `enclitic`: pronouns that a hyphen ties to their verb: dit-il */
	span possessive;  /* setting `possessive`: words that point back to the owner of what follows: his, seinen */
	span own;         /* setting `own`: words that point to the subject of their sentence: eigenen */
	span viewpoint;   /* setting `viewpoint`: prepositions of whoever thinks that something is so: für */
	span owner;       /* setting `owner`: what begins a sentence about what is somebody's: Seine, Ihre */
	span progressive; /* setting `progressive`: endings of participles that are active beside to be: saying */
	span agent;       /* setting `agent = von vom durch`: the prepositions of who does what a passive says */
	span noun_ending; /* setting `noun-ending`: endings of nouns that [kind-noun] has without */
	span infinitive, infinitive_to; /* settings of these names: endings of infinitives; what stands inside: zu */
	scan_set marks;                 /* the first bytes of whatever may be a quotation mark */
	scan_set letters;               /* a to z, A to Z, 0 to 9 */
	word_table words;
	word_table grammar;
	spot *cues;       /* words without which a sentence has no cue and reports nothing; NULL: there are none */
	word_table forms; /* the endings and words of the settings of lang_noun and lang_form */
	uint16_t endings[1024];         /* bit n: an ending has n bytes whose last two choose this place */
	word_table tables[LANG_TABLES]; /* word -> 1 + where its text starts in `texts` */
	buf texts;
	lang_meta *metas; /* in file order: und's first */
	size_t n_metas, cap_metas;
	/* Of the rules of the place line: first bytes of their openers; whether one has none; the longest line. */
	bool line_first[256], line_any;
	size_t line_longest;
	lang_decision *decisions; /* in file order: the later wins */
	size_t n_decisions, cap_decisions;
	bool decides;            /* [break] or [join] have anything, a word or a pattern */
	bool loose;              /* the user's: a sentence may end without white space behind it */
	uint64_t reading, asked; /* when it was read and last asked for, a number of the set's; reading 0: not read */
} lang;

/* The flags of a word, 0 for one that is not known. */
static inline uint32_t lang_word(const lang *l, span word) { return word_get(&l->words, word); }

/* What a word does in a sentence: GRAM_ flags. */
static inline uint32_t lang_grammar(const lang *l, span word) { return word_get(&l->grammar, word); }

/* Where the first word of [p, end) may stand that a cue (cue.h) begins with, or that is a form of reported speech; end
 * if there is none. */
static inline const byte *lang_cue(const lang *l, const byte *p, const byte *end)
{
	return l->cues ? spot_next(l->cues, p, end) : end;
}

/* What settings say of a word. */
enum {
	FORM_MASCULINE = 1 << 0, /* setting `masculine`: endings of nouns */
	FORM_FEMININE = 1 << 1,  /* setting `feminine` */
	FORM_THING = 1 << 2,     /* setting `thing`: endings of nouns that say nothing where somebody does */
	FORM_ACRONYM = 1 << 3,   /* setting `acronym`: names that are written small: dpa */
	FORM_WRITTEN = 1 << 4, /* setting `written`: verbs of what is said in a text, and their particles: hervorgeht */
	FORM_NOMINATIVE = 1 << 5 /* setting `article-nominative`: ein, which with a masculine noun is a subject */
};

/* What a noun's endings say: FORM_MASCULINE and its like. */
uint32_t lang_noun(const lang *l, span word);

/* What is said of the word as it stands: FORM_ACRONYM and those behind it. */
static inline uint32_t lang_form(const lang *l, span word)
{
	return word_get(&l->forms, word) & (FORM_ACRONYM | FORM_WRITTEN | FORM_NOMINATIVE);
}

/* The text that a section of values gives a word; an empty span with p NULL where it gives none. */
span lang_value(const lang *l, enum lang_table table, span word);

/* Whether a value of words with spaces between them has the word. */
bool lang_in(span value, span word);

/* The text of a setting, `otherwise` where it is not set. */
span lang_setting(const lang *l, const char *key, const char *otherwise);

/* Behind the last text that was read: fills in all members but the words, values, rules and decisions. */
void lang_derive(lang *l);

/* All goes but its name and when it was asked for. */
void lang_empty(lang *l);
void lang_free(lang *l);

#endif
