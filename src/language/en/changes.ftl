### What `catalogue diff` says.

change-report = What changed: { $old } → { $new }
change-identical = The two catalogues are identical, byte for byte.
change-same-meaning = The two mean the same; only comments, order of keys or layout differ.
change-summary = { $decisive ->
    [0] No change of figures, scopes or measures: results stay as they are
    [one] 1 change of figures, scopes or measures, which can change results
   *[other] { $decisive } changes of figures, scopes or measures, which can change results
}; { $wording ->
    [0] none of wording alone.
   *[other] { $wording } of wording alone.
}
change-attainable = Attainable points in all: { $old } → { $new }
change-attainable-same = Attainable points in all: { $points }, as before
change-same-version = Results can differ, but both catalogues call themselves version { $version }. Give the new one a version of its own, so that a report tells which of them it rests on.
change-heading-qualification = Qualification of the management team
change-heading-other = The catalogue as a whole
change-heading-wording = Wording, sources and other things that decide nothing
change-old-catalogue = Old: { $catalogue }, SHA-256 { $sha256 }
change-new-catalogue = New: { $catalogue }, SHA-256 { $sha256 }
change-column-what = What
change-column-aspect = Aspect
change-column-old = old
change-column-new = new
change-was = old: { $value }
change-is = new: { $value }
change-value = { $value }
change-part = { $name }: { $value }
change-thing = { $title } ({ $id })
change-step = { $limit }: { $points }
change-step-documents = { $limit }: { $points }, documents needed: { $documents }
change-months = { $months ->
    [one] 1 month
   *[other] { $months } months
}
change-unlimited = without end

change-kind-catalogue = Catalogue
change-kind-qualification = Qualification
change-kind-competence = Competence
change-kind-role = Role
change-kind-programme = Programme
change-kind-source = Source

change-added = new
change-removed = removed
change-in-language = { $aspect } ({ $language })
change-language-de = German
change-language-en = English
change-id = id
change-id-lost = id (old dossiers no longer find it)
change-version = version
change-title = title
change-publisher = publisher
change-valid-from = valid from
change-valid-until = valid until
change-decimals = decimals shown
change-aggregate = how points make a percentage
change-aggregate-points = over all points
change-aggregate-category-weights = by the weights of the categories
change-undocumented = an indicator short of documents
change-undocumented-warn = keeps its points, with a warning
change-undocumented-zero = earns no points
change-counting = as documents count
change-counting-named = all that are named
change-counting-present = only files that are there and not empty
change-counting-remote = only files that are there and not empty, and web addresses
change-weight = weight
change-url = address
change-accessed = accessed
change-order-labels = order of the labels
change-order-categories = order of the categories
change-order-indicators = order of the indicators
change-order-sources = order of the sources
change-order-competences = order of the competences
change-order-roles = order of the roles
change-order-programmes = order of the programmes
change-order-options = order of the options
change-order-items = order of the items

change-open-minimums = minimums that may be missed
change-award = may be awarded
change-floor = { $part } { $least }
change-renewed-months = validity when renewed
change-grace-months = time after the end for renewing
change-renew-months = time for the recertification
change-valid-months = validity
change-scope = scope
change-scope-all = all indicators ({ $count })
change-scope-some = { $count ->
    [one] 1 indicator
   *[other] { $count } indicators
}
change-scope-only = only here: { $indicators }
change-minimum-of = minimum of “{ $title }”
change-basis = basis
change-basis-published = published
change-basis-inferred = inferred
change-basis-assumed = assumed
change-source = source
change-rationale = rationale

change-category = category
change-number = number in the handbook
change-question = question
change-advice = advice
change-effort = effort
change-points = points
change-minimum = minimum
change-excellent = excellent from
change-optional = may be answered “not applicable”
change-documents = documents needed
change-round = percentages are rounded before they are compared, to decimals
change-round-points = points are rounded before they are compared, to decimals
change-cap-percent = the most a percentage can come to
change-absence-documents = documents needed for “not applicable”
change-scale = scale
change-measure = measure
change-measure-number = number
change-measure-percent = percentage
change-measure-share = share
change-measure-ratio = ratio
change-measure-yes-no = yes or no
change-measure-choice = choice
change-measure-checklist = checklist
change-measure-since = time since a date
change-measure-team = figure of the management team
change-metric-qualification = qualification of all persons
change-metric-lead-qualification = qualification of the lead
change-metric-coverage = competences covered
change-metric-fte = full-time equivalents
change-metric-tenure = years in the team
change-metric-training-days = days of training
change-metric-trained = trained persons
change-unit = unit
change-unit-one = unit of one
change-period = unit of time
change-min = least that is valid
change-max = most that is valid
change-whole = whole numbers only
change-input-title = title of the input “{ $id }”
change-inputs = inputs
change-per = factor
change-metric = figure
change-option = option “{ $title }”
change-option-points = points of the option “{ $title }”
change-option-title = title of the option { $id }
change-item = item { $id }
change-item-title = title of the item { $id }
change-rating-max = best rating
change-proficient = proficient from
change-weigh = persons weigh
change-weigh-fte = by full-time equivalents
change-weigh-head = by head

change-heading-impact = Effect on dossiers (as of { $as-of })
change-heading-changes = Changes in the catalogue
change-heading-unreadable = Not readable
change-heading-unchanged = The same award as before
change-heading-awards = Awards before and after
change-heading-turns = Who gains, loses or changes
change-column-awards = before \ after
change-column-before = before
change-row-after = after
change-problem-awards = A table of labels (.csv) shows which label dossiers have before and after: name their folder with --impact.
change-impact-summary = { $count ->
    [one] 1 dossier
   *[other] { $count } dossiers
}: { $gain ->
    [one] 1 gains a label
   *[other] { $gain } gain a label
}, { $lose ->
    [one] 1 loses one
   *[other] { $lose } lose one
}, { $other ->
    [0] {""}
    [one] 1 changes otherwise,{" "}
   *[other] { $other } change otherwise,{" "}
}{ $same } unchanged, { $unreadable } unreadable.
change-impact-dossier = { $name }: { $old } → { $new }
change-impact-gains = gains { $label }
change-impact-misses = no longer meets the condition { $label }
change-impact-loses = loses { $label }
change-impact-award = label awarded: { $old } → { $new }
change-provisionally = { $value } (provisional)
change-impact-provisional = provisional: { $count ->
    [one] 1 indicator
   *[other] { $count } indicators
} without valid evidence
change-impact-open = { $old ->
    [0] now provisional
   *[other] { $new ->
        [0] no longer provisional
       *[other] provisional as before
    }
}: indicators without valid evidence: { $old } → { $new }
change-impact-errors = { $count ->
    [one] 1 error in the evidence
   *[other] { $count } errors in the evidence
}
change-impact-errors-turned = errors in the evidence: { $old } → { $new }
change-impact-made-for = made for { $named }
change-mark-open = provisional ({ $count } open)
change-mark-open-turned = provisional ({ $old } → { $new } open)
change-mark-errors = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
change-mark-errors-turned = errors: { $old } → { $new }
change-impact-legend = Indicators without valid evidence are open; “merit check” names them and the errors of each dossier.
change-impact-some-provisional = { $count ->
    [one] 1 result is provisional
   *[other] { $count } results are provisional
} by the new catalogue.
change-impact-some-errors = { $count ->
    [one] 1 dossier has errors
   *[other] { $count } dossiers have errors
} in the evidence by the new catalogue.
change-impact-some-other = { $count ->
    [one] 1 dossier was made
   *[other] { $count } dossiers were made
} for neither of the two catalogues.
change-under-old = by the old catalogue: { $value }
change-under-new = by the new catalogue: { $value }
change-label-is-new = the old catalogue has no such label
change-label-is-gone = the new catalogue has no such label
change-no-label = no label
change-column-dossier = Dossier
change-column-award = Label
change-column-marks = Caveats
change-measure-date = a date
change-kind-fact = Fact
change-kind-profile = Profile
change-order-profiles = order of the profiles
change-profile-when = holds where
change-kind-rule = Rule
change-order-facts = order of the facts
change-source-of-value = what is read
change-source-own = asked here
change-rule-that = must hold
change-rule-when = only where
change-rule-tolerance = tolerance
change-rule-severity = where it does not hold
change-rule-message = message
change-members = members
change-best = how many count
change-at-most = contributes at most
change-bonus = bonus
change-order-groups = order of the groups
