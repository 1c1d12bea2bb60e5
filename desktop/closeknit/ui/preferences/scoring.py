"""The section Scoring of Preferences: scores on or off, the five parts of closeness, and every other weight."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from closeknit.domain.reason import Reason
from closeknit.domain.weighing import CHANNELS, MEANING, PARTS, SEATS, TIME, TODAY, Weight, differing, numbers_of
from closeknit.domain.weights import DEFAULTS, Scoring
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.flow import Flow
from closeknit.ui.common.labels import ElidedLabel, PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.translation import in_words
from closeknit.ui.preferences.rows import Section, Segments, SettingRow
from closeknit.ui.preferences.weighing import WeighingPresenter
from closeknit.ui.preferences.weightfields import WeightField, WeightSlider
from closeknit.ui.preferences.weightwords import weight_words, written

_FIELD_PX = 92
_SHARE_PX = 52
_CHANNEL_PX = 104


class ScoringSection(Section):
    """Shows what is in force, whoever changed it; rows apply at once."""

    def __init__(self, look: Look, presenter: WeighingPresenter, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("ScoringSection", "Scoring")
        opinion = QCoreApplication.translate(
            "ScoringSection", "These are opinions, not measurements. Every number opens to the rows behind it."
        )
        super().__init__(title, opinion, parent)
        self._look, self._presenter = look, presenter
        self._usual = numbers_of(DEFAULTS)
        self.fields: dict[str, WeightField] = {}
        self.sliders: dict[str, WeightSlider] = {}
        self.resets: dict[str, Button] = {}
        self._build()
        presenter.came.connect(self.put)

    def put(self, scoring: Scoring) -> None:
        """Show what is in force."""
        numbers, yours = numbers_of(scoring.weights), differing(scoring.weights)
        self.switch.put("on" if scoring.is_on else "off")
        self._damaged.setVisible(scoring.is_damaged)
        self.closeness.setVisible(scoring.is_on)
        self.yours.put(self.tr("%n weights are yours", "", len(yours)) if yours else "")
        self.reset_all.setEnabled(bool(yours) or scoring.is_damaged)
        for name, field in self.fields.items():
            field.put(numbers[name])
        for name, slider in self.sliders.items():
            slider.put(int(numbers[name]))
        for name, reset in self.resets.items():
            reset.setVisible(name in yours)

    def _build(self) -> None:
        self.yours = PlainLabel("", "third")
        self.reset_all = Button(self._look, self.tr("Reset all"), size="small")
        self.reset_all.clicked.connect(lambda: self._presenter.reset())
        self.rows.removeWidget(self.title)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.yours)
        head.addWidget(self.reset_all)
        self.rows.insertLayout(0, head)
        self._damaged = PlainLabel(in_words(Reason("scoring_damaged")), "strong", wraps=True)
        self.rows.addWidget(self._damaged)
        self._damaged.hide()
        choices = (("on", self.tr("On")), ("off", self.tr("Off")))
        self.switch = Segments(self._look, self.tr("Scores"), choices, "on")
        self.switch.chosen.connect(lambda value: self._presenter.switch(value == "on"))
        words = self.tr("Off hides every closeness and ring; rungs, dates and rhythms stay.")
        self.rows.addWidget(SettingRow(self._look, self.tr("Scores"), words, [self.switch]))
        self.closeness = self._group(
            self.tr("Closeness"), self.tr("five parts, together 100; the others make room"), PARTS, has_slider=True
        )
        self._add_channels()
        for title, aside, weights in (
            (self.tr("Meaning of one contact"), "", MEANING),
            (self.tr("Fading"), "", TIME),
            (self.tr("Seats and meetings"), "", SEATS),
            (self.tr("Today"), self.tr("of 100; who has a seat counts twice"), TODAY),
        ):
            self._group(title, aside, weights)

    def _group(self, title: str, aside: str, weights: Sequence[Weight], has_slider: bool = False) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head(title, aside))
        for weight in weights:
            box.addWidget(self._row(weight, has_slider))
        self.rows.addWidget(holder)
        return holder

    def _head(self, title: str, aside: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 12, 0, 2)
        head.setSpacing(8)
        head.addWidget(PlainLabel(title, "head"))
        head.addWidget(ElidedLabel(aside, "third"), 1)
        return head

    def _row(self, weight: Weight, has_slider: bool) -> SettingRow:
        name, sentence = weight_words(weight)
        controls: list[QWidget] = [self._reset(weight, name)]
        if has_slider:
            slider = WeightSlider(self._look, name, int(self._usual[weight.name]))
            slider.chosen.connect(lambda value: self._presenter.set(weight.name, value))
            self.sliders[weight.name] = slider
            controls.append(slider)
        field = self._field(weight, name, _SHARE_PX if has_slider else _FIELD_PX)
        if has_slider:
            slider.valueChanged.connect(lambda value: self._follow(field, value))
        return SettingRow(self._look, name, sentence, [*controls, field])

    def _follow(self, field: WeightField, value: int) -> None:
        """Let the field show where a slider is while it moves; the slider says when it is chosen."""
        field.blockSignals(True)
        field.setValue(value)
        field.blockSignals(False)

    def _field(self, weight: Weight, name: str, width: int) -> WeightField:
        field = WeightField(weight, name)
        field.setFixedWidth(self._look.theme.px(width))
        field.chosen.connect(lambda value: self._presenter.set(weight.name, value))
        self.fields[weight.name] = field
        return field

    def _reset(self, weight: Weight, name: str) -> Button:
        words = self.tr("Reset to {0}").format(written(weight, self._usual[weight.name]))
        reset = Button(self._look, words, "quiet", size="small")
        reset.setAccessibleName(self.tr("{0}: {1}").format(name, words))
        reset.clicked.connect(lambda: self._presenter.reset(weight.name))
        policy = reset.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        reset.setSizePolicy(policy)
        reset.hide()
        self.resets[weight.name] = reset
        return reset

    def _add_channels(self) -> None:
        title = self.tr("Worth of one contact")
        self.rows.addLayout(self._head(title, self.tr("by how it took place, before minutes and rating")))
        holder = QWidget()
        flow = Flow(8, holder)
        for weight in CHANNELS:
            name, _sentence = weight_words(weight)
            cell = QWidget()
            box = QVBoxLayout(cell)
            box.setContentsMargins(0, 4, 0, 8)
            box.setSpacing(4)
            label = PlainLabel(name, "label")
            field = self._field(weight, f"{title}: {name}", _CHANNEL_PX)
            label.setBuddy(field)
            box.addWidget(label)
            box.addWidget(field)
            box.addWidget(self._reset(weight, name), 0, Qt.AlignmentFlag.AlignRight)
            flow.addWidget(cell)
        self.rows.addWidget(holder)
