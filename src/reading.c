#include "reading.h"

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
	"decade",
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

const char *reading_kind_name(enum kind kind) { return kind_names[kind]; }

const char *reading_rule_name(enum rule rule) { return rule_names[rule]; }
