package io.qisheng.petitions.campaigns;

import io.qisheng.petitions.campaigns.CampaignView.EntryView;
import io.qisheng.petitions.campaigns.domain.CampaignProblem;
import io.qisheng.petitions.campaigns.domain.CampaignStatus;
import io.qisheng.petitions.domain.PetitionProblem;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.platform.Caller;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the petitions of a campaign need to know of it. */
@ApplicationScoped
public class CampaignReader {

    private final Transactions transactions;
    private final CampaignRepository repository;

    CampaignReader(Transactions transactions, CampaignRepository repository) {
        this.transactions = transactions;
        this.repository = repository;
    }

    /** A campaign that runs, and that goes on running until the transaction ends. */
    public record Running(UUID id, Department lead, String areaPath) {}

    /** A campaign as its petitions show it, with what was told to all, the newest first. */
    public record Shown(UUID id, String title, String status, List<EntryView> entries) {}

    /** Which new petitions are of the campaign's kind, and since when it runs. */
    public record Signature(
            UUID campaignId, String category, @Nullable String keyword, String areaPath, Instant openedAt) {}

    /**
     * The campaign that a petition is to belong to, nothing where the caller knows of none; fails with {@code petition-no-campaign} and
     * {@code campaign-full}.
     */
    public Uni<@Nullable Running> joinable(Tx tx, Caller caller, UUID id) {
        return repository.findHeld(tx, caller, id).chain(campaign -> {
            if (campaign == null) {
                return Uni.createFrom().nullItem();
            }
            if (campaign.status() != CampaignStatus.OPEN) {
                throw ProblemException.of(PetitionProblem.PETITION_NO_CAMPAIGN);
            }
            return repository
                    .members(tx, campaign.districtId(), campaign.id())
                    .invoke(members -> mustFit(members.size() + 1))
                    .replaceWith(new Running(campaign.id(), campaign.lead(), campaign.areaPath()));
        });
    }

    static void mustFit(int petitions) {
        if (petitions > CampaignRepository.MOST) {
            throw ProblemException.of(CampaignProblem.CAMPAIGN_FULL);
        }
    }

    /** The campaign of a petition, for whoever may see the petition whole. */
    public Uni<Shown> shown(Tx tx, UUID districtId, UUID id) {
        return repository
                .find(tx, districtId, id)
                .map(Found::orMissing)
                .chain(campaign -> repository
                        .entries(tx, districtId, id, true)
                        .map(entries -> new Shown(
                                campaign.id(),
                                campaign.title(),
                                campaign.status().name(),
                                entries)));
    }

    /** Fails with {@code not-found} where the caller may not know of the campaign. */
    public Uni<Signature> signature(Caller caller, UUID id) {
        return transactions
                .read(tx -> repository.findSeen(tx, caller, id))
                .map(Found::orMissing)
                .map(campaign -> new Signature(
                        campaign.id(),
                        campaign.category(),
                        campaign.keyword(),
                        campaign.areaPath(),
                        campaign.openedAt()));
    }
}
