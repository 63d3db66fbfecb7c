/* reading: what a number says, how it is called, and which rule read it. */
#ifndef READING_H
#define READING_H

#include "figure.h"

/* In the order in which they are counted and printed. */
enum kind {
	KIND_CARDINAL,
	KIND_ORDINAL,
	KIND_YEAR,
	KIND_DATE,
	KIND_TIME,
	KIND_DURATION,
	KIND_PERCENT,
	KIND_MONEY,
	KIND_MEASURE,
	KIND_RANGE,
	KIND_FRACTION,
	KIND_SCORE,
	KIND_PHONE,
	KIND_VERSION,
	KIND_CODE,
	KIND_ROMAN,
	KIND_OTHER,
	KINDS
};

enum rule {
	RULE_DATE_ISO,
	RULE_DATE_NUMERIC,
	RULE_DATE_DAY_MONTH,
	RULE_DATE_MONTH_DAY,
	RULE_DATE_MONTH_YEAR,
	RULE_TIME_COLON,
	RULE_TIME_CLOCK,
	RULE_PHONE,
	RULE_VERSION,
	RULE_SCORE,
	RULE_CODE,
	RULE_IBAN,
	RULE_ISBN,
	RULE_LAW,
	RULE_POSTCODE,
	RULE_NAMED,
	RULE_DECADE,
	RULE_CENTURY,
	RULE_PERIOD,
	RULE_ERA,
	RULE_ORDINAL_DOT,
	RULE_ORDINAL_SUFFIX,
	RULE_ORDINAL_WORD,
	RULE_FRACTION_SLASH,
	RULE_FRACTION_SIGN,
	RULE_FRACTION_WORD,
	RULE_RATIO,
	RULE_YEARS,
	RULE_YEAR,
	RULE_RANGE,
	RULE_MONEY_BEFORE,
	RULE_MONEY_AFTER,
	RULE_PERCENT,
	RULE_MEASURE,
	RULE_DURATION,
	RULE_WORD,
	RULE_ROMAN,
	RULE_SUPERSCRIPT,
	RULE_DIGITS,
	RULES
};

typedef struct {
	span at; /* in the bytes of the text */
	enum kind kind;
	enum rule rule;
	exact_text value, to, unit, value2;
} reading;

/* A rule looks at a place of the text; true, and *n filled in, if it knows the number there. */
typedef bool reading_rule(const look *f, const shape *s, reading *n);

/* Fills *n in, from `start` to `end`; true. */
bool reading_found(reading *n, const byte *start, const byte *end, enum kind kind, enum rule rule);

/* A decade as ISO 8601-2 has it, 199X; of two digits those below 20 are of this century. */
exact_text reading_put_decade(exact_texts *a, uint32_t year);

const char *reading_kind_name(enum kind kind); /* "cardinal" … */
const char *reading_rule_name(enum rule rule);

#endif
