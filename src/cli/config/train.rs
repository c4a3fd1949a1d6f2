pub(crate) struct TrainConfig;
