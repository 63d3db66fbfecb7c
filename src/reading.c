#include "reading.h"

#include <stdio.h>

static const char *const rule_names[RULES] = {
	"date-iso",
	"date-numeric",
	"date-day-month",
	"date-month-day",
	"date-month-year",
	"time-colon",
	"time-clock",
	"phone",
	"version",
	"score",
	"code",
	"iban",
	"isbn",
	"law",
	"postcode",
	"code-named",
	"decade",
	"century",
	"period",
	"era",
	"ordinal-dot",
	"ordinal-suffix",
	"ordinal-word",
	"fraction-slash",
	"fraction-sign",
	"fraction-word",
	"ratio",
	"years",
	"year",
	"range",
	"money-before",
	"money-after",
	"percent",
	"measure",
	"duration",
	"word",
	"roman",
	"superscript",
	"digits",
};

static const char *const kind_names[KINDS] = {
	"cardinal",
	"ordinal",
	"year",
	"date",
	"time",
	"duration",
	"percent",
	"money",
	"measure",
	"range",
	"fraction",
	"score",
	"phone",
	"version",
	"code",
	"roman",
	"other",
};

bool reading_found(reading *n, const byte *start, const byte *end, enum kind kind, enum rule rule)
{
	n->at = (span){start, (size_t)(end - start)};
	n->kind = kind;
	n->rule = rule;
	return true;
}

exact_text reading_put_decade(exact_texts *a, uint32_t year)
{
	char text[16];
	if (year < 100) year += year < 20 ? 2000 : 1900;
	snprintf(text, sizeof text, "%uX", (unsigned)(year / 10));
	return exact_put_text(a, span_of(text));
}

const char *reading_kind_name(enum kind kind) { return kind_names[kind]; }

const char *reading_rule_name(enum rule rule) { return rule_names[rule]; }
