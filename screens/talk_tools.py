"""What is folded away until it is wanted: the question's tool on one key, the cards on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samtal_tui.guides.cards import GROUNDS
from samtal_tui.guides.model import Offer
from samtal_tui.talk.left import is_feedback
from screens.card_pages import Here
from screens.talk_lines import TalkLines
from vault.records import Kind

if TYPE_CHECKING:
    from screens.room import Room


class TalkTools(TalkLines, inherit_bindings=False):
    """The models and the cards, on top of the talk; Esc leaves them and the talk is as it was."""

    def action_tool(self) -> None:
        """Take out what the question offers first; feedback where it offers nothing, or on such a line."""
        if self.desk.hidden:
            return
        question, item = self.desk.page.question, self.desk.marked_item
        offered = question.offers[0] if question and question.offers else Offer.FEEDBACK
        self._leave_for(self._tool(Offer.FEEDBACK if is_feedback(item) else offered))

    def _tool(self, offer: Offer) -> Room[object]:
        address, item = self.desk.address, self.desk.marked_item
        match offer:
            case Offer.COMPETENCE:
                from screens.competence import CompetenceRoom

                goal = item.id if item and item.kind is Kind.GOAL else ""
                return CompetenceRoom(self.talk_id, address, goal)
            case Offer.GROUNDS:
                return self._cards(GROUNDS)
            case Offer.LAST_PLAN:
                from screens.review import ReviewRoom

                return ReviewRoom(self.talk_id)
            case Offer.PLAN:
                from screens.plan import PlanRoom

                return PlanRoom(self.talk_id)
            case Offer.TURN_SCREEN | Offer.EVALUATION:
                from screens.turn_first import TurnFirst

                return TurnFirst(self.talk_id)
            case Offer.FEEDBACK:
                from screens.feedback import FeedbackRoom

                line = item.id if item and is_feedback(item) else ""
                return FeedbackRoom(self.talk_id, address, line)

    def action_plan(self) -> None:
        """The action plan."""
        from screens.plan import PlanRoom

        self.samtal.push_room(PlanRoom(self.talk_id))

    def action_cards(self) -> None:
        """Take out the cards, the ground rules first."""
        self._leave_for(self._cards())

    def _cards(self, first: str = "") -> Room[object]:
        from screens.cards import CardsRoom

        here = Here(self.desk.state.guide, self.desk.address) if self.desk.page.question else None
        return CardsRoom(here, first)

    def _leave_for(self, room: Room[object]) -> None:
        self.keep_now()
        self.app.push_screen(room, self._back)

    def _back(self, result: object) -> None:
        """A question chosen from a card; or a line written in a form, which is read anew."""
        if isinstance(result, str) and result:
            self.go(result)
        elif result is True:
            self.say(self.t("Kept. Ctrl+Z takes it away."))

    def action_wider(self) -> None:
        """One step wider; what stands beside a line of feedback for her alone does not come along."""
        before = self.desk.marked_item
        super().action_wider()
        after = self.desk.marked_item
        if before and after and "reaction" in before.fields and "reaction" not in after.fields:
            self.say(self.t("The reaction you expected stays behind. Ctrl+Z takes it all back."))
