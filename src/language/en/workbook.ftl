### What workbooks say.

sheet-problem = the workbook cannot be written: { $reason }

sheet-summary = Summary
sheet-indicators = Indicators
sheet-evidence = Evidence
sheet-team = Team
sheet-findings = Findings
sheet-scales = Scales

sheet-note = The score in this workbook is calculated: change a yellow cell on the sheets “Evidence” and “Team”, or the day below, and points, conditions and the award change with it. A spreadsheet calculates with 15 digits, so comparisons here round to nine decimals and 0.1 + 0.2 is 0.3. merit decided with exact fractions, which stand in the columns “exact” and do not change. A value in error begins with “?” on the sheet “Evidence”; write the right one over it. Yes is 1, no is 0; “n/a” means that an indicator is not applicable.

sheet-profiles = Whatever facts you enter here, the formulas keep these figures; merit chooses the profile anew.
sheet-initiative = Initiative
sheet-catalogue = Catalogue
sheet-digest = SHA-256
sheet-as-of = As of
sheet-tool = Written by
sheet-decision = Decision
sheet-award = Award
sheet-no-award = No label
sheet-provisional-yes = provisional: evidence is missing or in error
sheet-provisional-no = final: no evidence is missing or in error
sheet-score = Score
sheet-now = calculated
sheet-own-decision = merit’s own decision
sheet-recent-days = Training days, last 12 months
sheet-exact = exact
sheet-best-case = best case, exact
sheet-label = Label
sheet-id = Id
sheet-missed = Minimums missed
sheet-reached = Reached

sheet-title = Title
sheet-status = Status
sheet-value-exact = Value, exact
sheet-points-exact = Points, exact
sheet-contribution-exact = Contribution, exact
sheet-most = Most points
sheet-minimum = Minimum
sheet-minimum-met = Minimum met
sheet-excellent = Excellent
sheet-decided = Decided points
sheet-decided-from = Decided on
sheet-decided-until = Holds until
sheet-decided-now = Decided points in force
sheet-decision-reason = Decision and reason
sheet-documents-named = Documents that count

sheet-input = Input
sheet-live = Value (to change)
sheet-raw = As written
sheet-file = File
sheet-line = Line
sheet-column = Column
sheet-documents = Documents

sheet-category = Category, number
sheet-excellent-from = Excellent from
sheet-documents-needed = Documents needed
sheet-per = Factor
sheet-least = Least valid
sheet-greatest = Greatest valid
sheet-scope = counts
sheet-kind = Kind
sheet-from = From
sheet-up-to = Up to
sheet-option = Option
sheet-kind-from = step from
sheet-kind-up-to = step up to
sheet-kind-band = band
sheet-kind-linear = line
sheet-kind-point = point of line
sheet-kind-option = option
sheet-kind-yes = yes
sheet-valid-months = Valid, months

sheet-no-team = No indicator of this catalogue reads the tables of the team.
sheet-metric = Figure
sheet-cells-in-error = Column
sheet-how-many = In error
sheet-best-rating = Best rating
sheet-proficient = Proficient from
sheet-training-table = Table of trainings is there
sheet-persons = Persons
sheet-trainings = Trainings
sheet-person = Person
sheet-role = Role
sheet-fte = Full-time equivalents
sheet-since = Since
sheet-ratings = Ratings
sheet-programme = Programme
sheet-date = Date
sheet-days = Days
sheet-role-weight = Weight of the role
sheet-person-weight = Weight
sheet-rating = Rating
sheet-months = Months
sheet-trained = Trained
sheet-covered = somebody is proficient
sheet-recent = In the last 12 months
sheet-still-valid = Recognised and valid

sheet-severity = Severity
sheet-code = Code
sheet-message = Message
